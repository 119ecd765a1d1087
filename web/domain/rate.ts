import type { Steps } from "./records/kind.ts";

export type { Rate } from "./rate-schema.ts";

export const rateSteps: Steps = {};
