import type { Steps } from "./records/kind.ts";

export type { Trip } from "./trip-schema.ts";

/** The most characters a text may have. */
export const TRIP_LIMITS = { name: 100 } as const;

export const tripSteps: Steps = {};
