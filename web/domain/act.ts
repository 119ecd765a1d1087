export type { Use } from "./act-schema.ts";

/** What a person can note of a SIM besides top-ups. */
export const USES = ["activation", "call", "sms", "data"] as const;

export type UseKind = (typeof USES)[number];
