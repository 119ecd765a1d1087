/** Joins two edits of one record that were made from the same state in two tabs. */
import type { Fields } from "./fields.ts";

/**
 * `fields` has both edits. `conflicts` names the fields that both have changed; there, `fields` has
 * the value of this tab.
 */
export type Joined = { fields: Fields; conflicts: string[] };

/** By field, the other fields whose meaning depends on it. */
export type Deciders = Readonly<Record<string, readonly string[]>>;

/** The fields of a receipt that decide how others are read. */
export const RECEIPT_DECIDERS: Deciders = {
  currency: ["amount", "fee", "credited", "balanceBefore", "balanceAfter"],
  creditedCurrency: ["credited", "balanceBefore", "balanceAfter"],
  offset: ["at"],
  packageDataUnit: ["packageData"],
};

/**
 * Join the changes from `before` in this tab (`mine`) and in another one (`theirs`). A field is a
 * conflict if both have changed it differently, or if one has changed it and the other has changed
 * a field that decides how to read it: an amount and its currency.
 */
export function joinFields(
  before: Fields,
  mine: Fields,
  theirs: Fields,
  deciders: Deciders = {},
): Joined {
  const isMine = (name: string) => mine[name] !== undefined && mine[name] !== before[name];
  const isTheirs = (name: string) => theirs[name] !== undefined && theirs[name] !== before[name];
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const isTorn = (name: string) =>
    Object.entries(deciders).some(
      ([decider, decided]) =>
        decided.includes(name) &&
        ((isMine(name) && isTheirs(decider)) || (isTheirs(name) && isMine(decider))) &&
        mine[decider] !== theirs[decider],
    );
  const conflicts = names.filter(
    (name) =>
      (isMine(name) && isTheirs(name) && mine[name] !== theirs[name]) ||
      (isTorn(name) && (mine[name] !== "" || isTheirs(name))),
  );
  const fields = Object.fromEntries(
    names.map((name) => {
      const isOwn = isMine(name) || conflicts.includes(name) || !isTheirs(name);
      return [name, (isOwn ? mine[name] : theirs[name]) ?? ""];
    }),
  );
  return { fields, conflicts };
}

/**
 * Join two edits of a list, such as photo ids: what either has added is in it, what either has
 * removed is not.
 */
export function joinLists(
  before: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const kept = theirs.filter((each) => mine.includes(each) || !before.includes(each));
  const added = mine.filter((each) => !before.includes(each) && !theirs.includes(each));
  return [...kept, ...added];
}
