/**
 * Drafts of the smaller forms: SIMs, readings, claims, trips. They are kept in `localStorage` only;
 * drafts of receipts need more care (drafts.ts). The prefix is that of the first of these forms.
 */
import type { Fields } from "../domain/fields.ts";

const PREFIX = "nobars:draft-sim:";

/** Keep what was typed. Return false if the browser doesn't allow it. */
export function keepSideDraft(id: string | undefined, fields: Fields): boolean {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(fields));
    return true;
  } catch {
    return false; // full or blocked
  }
}

/** Return what was typed and not saved, or null. */
export function readSideDraft(id: string | undefined): Fields | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(id)) ?? "null") as Fields | null;
  } catch {
    return null;
  }
}

/** Delete the draft of a form. */
export function forgetSideDraft(id: string | undefined): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // Blocked: nothing was kept there.
  }
}

/** Delete the drafts of a SIM that was deleted, and of its balance. */
export function forgetDraftsOf(id: string): void {
  for (const each of [id, `balance:${id}`]) forgetSideDraft(each);
}

function keyOf(id: string | undefined): string {
  return `${PREFIX}${id ?? "new"}`;
}
