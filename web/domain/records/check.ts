import { type GenericSchema, type InferOutput, literal, safeParse, strictObject } from "valibot";
import type { KindName } from "./kinds.ts";
import { KINDS } from "./schemas.ts";
import { identifier, timestamp } from "./shapes.ts";

const TOMBSTONE = strictObject({ id: identifier, deleted: literal(true), updatedAt: timestamp });

/** What is left of a deleted record, so that an older backup doesn't bring it back. */
export type Tombstone = InferOutput<typeof TOMBSTONE>;

/**
 * The member that is wrong in a value that should be a record of a kind, or its tombstone; else null.
 * A member too many is wrong as well: this version would lose what it doesn't understand.
 */
export function findFlaw(kind: KindName, value: unknown): string | null {
  if (typeof value !== "object" || value === null) return "id";
  if ("deleted" in value) return findWrongMember(TOMBSTONE, value);
  const { schema, findContradiction } = KINDS[kind] as AnyKind;
  return findWrongMember(schema, value) ?? findContradiction?.(value) ?? null;
}

// Each kind's functions take its own records only, which the compiler can't follow here.
type AnyKind = {
  schema: GenericSchema;
  findContradiction?: (record: object) => string | null;
};

function findWrongMember(schema: GenericSchema, value: unknown): string | null {
  const { issues } = safeParse(schema, value, { abortEarly: true });
  if (!issues) return null;
  const key = issues[0].path?.[0]?.key;
  return typeof key === "string" ? key : "id";
}
