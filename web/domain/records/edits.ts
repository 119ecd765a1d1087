/** Notes when the members of a record were changed, so that edits on two phones can be joined. */
import { canonicalText } from "./canonical.ts";

/**
 * By member, the times at which it was changed, latest first. If an older version changed the
 * record, `*` has the last time, for all members without an entry of their own.
 */
export type Edits = Readonly<Record<string, readonly string[]>>;

/** The members that a record needs to be joined member by member. */
export type Edited = {
  id: string;
  createdAt: string;
  updatedAt: string;
  edits?: Edits | undefined;
};

/**
 * How many times are kept for a member. If two phones are synchronised less often than that, the
 * user may be asked about a conflict that isn't one.
 */
export const MOST_EDITS = 8;
const FIXED = ["id", "createdAt", "updatedAt", "edits"];
/** Members that are noted under the name of another, because they change together. */
const NOTED_WITH: Readonly<Record<string, string>> = { history: "status" };

/** Return the record `after` with a note of the members in which it differs from `before`. */
export function noteEdits<T extends Edited>(before: T, after: T): T {
  const { edits: _, ...bare } = after;
  const edits: Record<string, readonly string[]> = { ...before.edits };
  for (const name of changedMembers(before, after)) {
    edits[name] = [after.updatedAt, ...editsOf(before, name)].slice(0, MOST_EDITS);
  }
  return (Object.keys(edits).length > 0 ? { ...bare, edits } : bare) as T;
}

/**
 * Return the record of an older version, which didn't note changed members, with one note for all.
 */
export function noteFormerEdit(record: object): object {
  const { createdAt, updatedAt } = record as Partial<Edited>;
  return updatedAt && updatedAt !== createdAt ? { ...record, edits: { "*": [updatedAt] } } : record;
}

/** Return the names under which the members that differ are noted. */
export function changedMembers(a: object, b: object): string[] {
  const [mine, theirs] = [a, b] as Record<string, unknown>[];
  const members = Object.keys({ ...mine, ...theirs }).filter((name) => !FIXED.includes(name));
  const changed = members.filter(
    (name) => canonicalText(mine?.[name]) !== canonicalText(theirs?.[name]),
  );
  return [...new Set(changed.map((name) => NOTED_WITH[name] ?? name))];
}

/** Return the member and those that are noted under its name. */
export function membersOf(name: string): string[] {
  return [name, ...Object.keys(NOTED_WITH).filter((other) => NOTED_WITH[other] === name)];
}

/** Return the times at which a member was changed, latest first; empty if it never was. */
export function editsOf({ edits }: Pick<Edited, "edits">, name: string): readonly string[] {
  return edits?.[name] ?? edits?.["*"] ?? [];
}
