export type { Trip } from "./trip-schema.ts";

/** The most characters a text may have. */
export const TRIP_LIMITS = { name: 100 } as const;
