import type { Examples, MetadataJson } from "libphonenumber-js/core";
import type { TrunkPrefixes } from "./domain/local-number.ts";

export function trunkPrefixes(metadata: MetadataJson, examples: Examples): TrunkPrefixes;
