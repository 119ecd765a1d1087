import type { MetadataJson } from "libphonenumber-js/core";

export function splitTables(metadata: MetadataJson, count: number): MetadataJson[];
