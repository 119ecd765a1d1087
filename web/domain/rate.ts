export type { Rate } from "./rate-schema.ts";
