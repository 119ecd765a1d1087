import type { Steps } from "./records/kind.ts";

export type { Photo, PhotoFacts } from "./photo-schema.ts";

export const photoSteps: Steps = {};
