import { type Tombstone } from "./kind.ts";
import type { KindName } from "./kinds.ts";
import { custom, type ObjectSchema, optional, picklist, strictObject } from "./schema.ts";
import { KINDS } from "./schemas.ts";
import { identifier, timestamp } from "./shapes.ts";

const withId = custom<{ id: string }>((value) =>
  identifier((value as Partial<Tombstone> | null)?.id),
);

const TOMBSTONE = strictObject({
  id: identifier,
  deleted: picklist([true]),
  updatedAt: timestamp,
  was: optional(withId),
  along: optional(identifier),
});

/**
 * Return the name of the wrong member of a value that should be a record of a kind or its
 * tombstone; null if it is correct. Unknown members are wrong too, because this version would lose
 * them. "was" means that the content of a tombstone can't be read, while the deletion itself is
 * valid.
 */
export function findFlaw(kind: KindName, value: unknown): string | null {
  if (typeof value !== "object" || value === null) return "id";
  if (!("deleted" in value)) return findWrong(kind, value);
  const wrong = TOMBSTONE.findWrong(value);
  if (wrong !== null || !("was" in value)) return wrong;
  const { id, was } = value as { id?: string; was: { id: string } };
  return was.id === id && findWrong(kind, was) === null ? null : "was";
}

function findWrong(kind: KindName, value: object): string | null {
  const { schema, findContradiction } = KINDS[kind] as AnyKind;
  return schema.findWrong(value) ?? findContradiction?.(value) ?? null;
}

// The functions of a kind take only its own records, which the type system can't express here.
type AnyKind = {
  schema: ObjectSchema<object>;
  findContradiction?: (record: object) => string | null;
};
