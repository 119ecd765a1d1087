/**
 * Joins the versions that two phones have of one record, with the changes of both since the last
 * synchronisation.
 */
import { compare } from "../order.ts";
import type { Receipt } from "../receipt-schema.ts";
import type { Sim } from "../sim-schema.ts";
import { canonicalText } from "./canonical.ts";
import { findContradictionInReceipt, findContradictionInSim } from "./contradictions.ts";
import {
  changedMembers,
  type Edited,
  type Edits,
  editsOf,
  membersOf,
  MOST_EDITS,
} from "./edits.ts";

type Members = Record<string, unknown>;
type Joinable = Receipt | Sim;

/**
 * Return the record with the later edit of each member. If the result would contradict itself, it
 * is the later record as a whole. The photos of both stay.
 */
export function joinRecords<T extends Joinable>(a: T, b: T): T {
  const joined = joinMembers(a, b);
  return contradicts(joined) ? { ...later(a, b), ...knownOfBoth(a, b) } : joined;
}

/**
 * Return the names of members that both phones have changed to different values, without knowing of
 * each other's change: the user must choose. `*` is the whole record, if its joined edits
 * contradict each other.
 */
export function findConflicts(a: Joinable, b: Joinable): string[] {
  if (contradicts(joinMembers(a, b))) return ["*"];
  return changedMembers(a, b).filter((name) => name !== "photoIds" && areApart(a, b, name));
}

/** Return the joined record with the named members of the chosen version, as chosen at `now`. */
export function choose<T extends Joinable>(
  joined: T,
  chosen: T,
  names: readonly string[],
  now: string,
): T {
  const all = names.includes("*") ? changedMembers(joined, chosen) : names;
  const edits: Record<string, readonly string[]> = { ...joined.edits };
  const taken: Members = {};
  for (const name of all) {
    edits[name] = joinEdits([now], editsOf(joined, name));
    for (const member of membersOf(name)) taken[member] = (chosen as Members)[member];
  }
  return { ...joined, ...taken, edits, updatedAt: now };
}

function joinMembers<T extends Joinable>(a: T, b: T): T {
  const joined = { ...later(a, b), ...knownOfBoth(a, b) } as Members;
  for (const name of changedMembers(a, b)) {
    const source: Members = wins(a, b, name) ? a : b;
    for (const member of membersOf(name)) if (member in joined) joined[member] = source[member];
  }
  joined["photoIds"] = bothPhotos(a, b);
  return joined as T;
}

function knownOfBoth(a: Edited, b: Edited): Partial<Edited> {
  const names = Object.keys({ ...a.edits, ...b.edits });
  const edits: Edits = Object.fromEntries(
    names.map((name) => {
      const moments = joinEdits(ownEdits(a, name), ownEdits(b, name));
      return [name, name === "*" ? moments.slice(0, 1) : moments] as const;
    }),
  );
  const updatedAt = a.updatedAt > b.updatedAt ? a.updatedAt : b.updatedAt;
  return { updatedAt, ...(names.length > 0 && { edits }) };
}

/** Return the times of changes that either knows, latest first. */
function joinEdits(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].sort().reverse().slice(0, MOST_EDITS);
}

function ownEdits({ edits }: Edited, name: string): readonly string[] {
  return edits?.[name] ?? [];
}

function bothPhotos(a: Joinable, b: Joinable): string[] {
  const [first, second] = wins(a, b, "photoIds") ? [a, b] : [b, a];
  return [...new Set([...first.photoIds, ...second.photoIds])];
}

/**
 * Whether a member was changed last in `a`. If the times are equal, a rule decides that gives the
 * same result on both phones.
 */
function wins(a: Joinable, b: Joinable, name: string): boolean {
  const [last = "", other = ""] = [editsOf(a, name)[0], editsOf(b, name)[0]];
  const order =
    compare(last, other) ||
    (last ? 0 : compare(a.updatedAt, b.updatedAt)) ||
    compare(textOf(a, name), textOf(b, name));
  return order > 0;
}

function textOf(record: Members, name: string): string {
  return canonicalText(membersOf(name).map((member) => record[member]));
}

function areApart(a: Edited, b: Edited, name: string): boolean {
  const [mine, theirs] = [ownEdits(a, name), ownEdits(b, name)];
  const [last, other] = [mine[0], theirs[0]];
  return (
    last !== undefined && other !== undefined && !theirs.includes(last) && !mine.includes(other)
  );
}

function later<T extends Joinable>(a: T, b: T): T {
  const order = compare(a.updatedAt, b.updatedAt) || compare(canonicalText(a), canonicalText(b));
  return order > 0 ? a : b;
}

function contradicts(record: Joinable): boolean {
  const found =
    "paid" in record ? findContradictionInReceipt(record) : findContradictionInSim(record);
  return found !== null;
}
