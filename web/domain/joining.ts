/** Two edits of one record, made from the same state in two tabs: as one, where that can be. */
import type { Fields } from "./fields.ts";

/** `fields` is both edits together; of `conflicts`, which both have changed, it has the own ones. */
export type Joined = { fields: Fields; conflicts: string[] };

/** A field, and those that can't be read without it. */
export type Deciders = Readonly<Record<string, readonly string[]>>;

/** What decides how fields of a receipt are read. */
export const RECEIPT_DECIDERS: Deciders = {
  currency: ["amount", "fee", "credited", "balanceBefore", "balanceAfter"],
  creditedCurrency: ["credited", "balanceBefore", "balanceAfter"],
  offset: ["at"],
};

/**
 * Join what was changed from `before` in this tab (`mine`) and in another one (`theirs`). A field
 * that both have changed differently is a conflict, and so is one that the other tab has changed
 * how to read: an amount and its currency.
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

/** The same of lists, as of photos: what either has added is there, what either has removed isn't. */
export function joinLists(
  before: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const kept = theirs.filter((each) => mine.includes(each) || !before.includes(each));
  const added = mine.filter((each) => !before.includes(each) && !theirs.includes(each));
  return [...kept, ...added];
}
