/**
 * What is typed but not saved in the smaller forms: of SIMs, readings, claims, trips. The prefix is
 * that of the first of them. What is typed of a receipt is worth more care: drafts.ts.
 */
import type { Fields } from "../domain/fields.ts";

const PREFIX = "nobars:draft-sim:";

/** Keep what is typed. False where the browser does not let us. */
export function keepSideDraft(id: string | undefined, fields: Fields): boolean {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(fields));
    return true;
  } catch {
    return false; // full or blocked
  }
}

/** What was typed and not saved, if anything. */
export function readSideDraft(id: string | undefined): Fields | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(id)) ?? "null") as Fields | null;
  } catch {
    return null;
  }
}

/** Forget what was typed. */
export function forgetSideDraft(id: string | undefined): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // Blocked: nothing was kept there.
  }
}

/** Forget what was typed of a SIM that is gone, and of its balance. */
export function forgetDraftsOf(id: string): void {
  for (const each of [id, `balance:${id}`]) forgetSideDraft(each);
}

function keyOf(id: string | undefined): string {
  return `${PREFIX}${id ?? "new"}`;
}
