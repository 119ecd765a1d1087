export type { Use } from "./act-schema.ts";

/** The kinds of use that a person can note for a SIM. */
export const USES = ["activation", "call", "sms", "data"] as const;

export type UseKind = (typeof USES)[number];
