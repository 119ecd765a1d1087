import type { MetadataJson } from "libphonenumber-js/core";
import type { PhoneTables } from "./domain/phone.ts";

export function phoneTables(metadata: MetadataJson): PhoneTables;
export function packTables(tables: PhoneTables): string;
