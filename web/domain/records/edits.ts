/** When the members of a record were changed: by that, edits of it on two phones are joined. */
import { canonicalText } from "./canonical.ts";

/**
 * By member, the moments at which it was changed, the latest first. Of a record that an older
 * version has changed, `*` has the last one, for all members that have none of their own.
 */
export type Edits = Readonly<Record<string, readonly string[]>>;

/** What a record must have to be joined member by member. */
export type Edited = {
  id: string;
  createdAt: string;
  updatedAt: string;
  edits?: Edits | undefined;
};

/** How many moments of a member are kept: of two phones that meet more rarely, one asks too often. */
export const MOST_EDITS = 8;
const FIXED = ["id", "createdAt", "updatedAt", "edits"];
/** Members that are noted under another one's name, since they change with it. */
const NOTED_WITH: Readonly<Record<string, string>> = { history: "status" };

/** The record with a note of what differs in it from the one that it replaces. */
export function noteEdits<T extends Edited>(before: T, after: T): T {
  const { edits: _, ...bare } = after;
  const edits: Record<string, readonly string[]> = { ...before.edits };
  for (const name of changedMembers(before, after)) {
    edits[name] = [after.updatedAt, ...editsOf(before, name)].slice(0, MOST_EDITS);
  }
  return (Object.keys(edits).length > 0 ? { ...bare, edits } : bare) as T;
}

/** The record of a version that didn't note which members were changed. */
export function noteFormerEdit(record: object): object {
  const { createdAt, updatedAt } = record as Partial<Edited>;
  return updatedAt && updatedAt !== createdAt ? { ...record, edits: { "*": [updatedAt] } } : record;
}

/** The names under which the members that differ are noted. */
export function changedMembers(a: object, b: object): string[] {
  const [mine, theirs] = [a, b] as Record<string, unknown>[];
  const members = Object.keys({ ...mine, ...theirs }).filter((name) => !FIXED.includes(name));
  const changed = members.filter(
    (name) => canonicalText(mine?.[name]) !== canonicalText(theirs?.[name]),
  );
  return [...new Set(changed.map((name) => NOTED_WITH[name] ?? name))];
}

/** The member and those that are noted under its name. */
export function membersOf(name: string): string[] {
  return [name, ...Object.keys(NOTED_WITH).filter((other) => NOTED_WITH[other] === name)];
}

/** The moments at which a member was changed, the latest first; none if it never was. */
export function editsOf({ edits }: Pick<Edited, "edits">, name: string): readonly string[] {
  return edits?.[name] ?? edits?.["*"] ?? [];
}
