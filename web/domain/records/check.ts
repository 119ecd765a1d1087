import { type GenericSchema, safeParse } from "valibot";
import { makeTombstoneSchema } from "./kind.ts";
import { type KindName, KINDS } from "./kinds.ts";

/**
 * The member that is wrong in a value that should be a record of a kind, or its tombstone; else null.
 * A member too many is wrong as well: this version would lose what it doesn't understand.
 */
export function findFlaw(kind: KindName, value: unknown): string | null {
  if (typeof value !== "object" || value === null) return "id";
  if ("deleted" in value) return findWrongMember(makeTombstoneSchema, value);
  const { makeSchema, findContradiction } = KINDS[kind] as AnyKind;
  return findWrongMember(makeSchema, value) ?? findContradiction?.(value) ?? null;
}

type MakeSchema = () => GenericSchema;

const schemas = new Map<MakeSchema, GenericSchema>();

// Each kind's functions take its own records only, which the compiler can't follow here.
type AnyKind = {
  makeSchema: MakeSchema;
  findContradiction?: (record: object) => string | null;
};

function findWrongMember(makeSchema: MakeSchema, value: unknown): string | null {
  const schema = schemas.get(makeSchema) ?? makeSchema();
  schemas.set(makeSchema, schema);
  const { issues } = safeParse(schema, value, { abortEarly: true });
  if (!issues) return null;
  const key = issues[0].path?.[0]?.key;
  return typeof key === "string" ? key : "id";
}
