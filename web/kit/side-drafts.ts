/** Keeps the drafts of small forms up to date while they are typed. */
import type { Fields } from "../domain/fields.ts";
import { forgetSideDraft, keepSideDraft } from "../store/side-drafts.ts";
import { showNotice } from "./failures.ts";

/**
 * Keep the changed fields of a form as its draft, with further texts in `more`. Without changed
 * fields the draft is deleted. Shows a notice if the browser doesn't allow it.
 */
export function keepTyped(id: string | undefined, changed: Fields, more?: Fields): void {
  if (Object.keys(changed).length === 0) forgetSideDraft(id);
  else if (!keepSideDraft(id, { ...changed, ...more })) showNotice("draft.not-kept", "warn");
}
