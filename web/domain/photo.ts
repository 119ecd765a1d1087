export type { Photo, PhotoFacts } from "./photo-schema.ts";
