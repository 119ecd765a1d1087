/** The form that adds a dial code which the directory lacks. */
import { parseCode, parseSteps } from "../domain/typed-code.ts";
import { message } from "../kit/messages.ts";
import { fill, find, part } from "../kit/parts.ts";
import type { NewCorrection } from "../store/corrections.ts";
import { CODE_KINDS } from "./kinds.ts";

export type TypedCode = Pick<NewCorrection, "kind" | "channel" | "value" | "text" | "steps">;

/** Open the form for a code of this operator; `kind` is its purpose, if known. */
export function openForm(dialog: HTMLDialogElement, operator: string, kind?: string): void {
  const select = find(dialog, "[name=kind]", HTMLSelectElement);
  if (select.options.length === 0) {
    select.append(...CODE_KINDS.map((each) => new Option(message(`code.${each}`), each)));
  }
  if (kind) select.value = kind;
  fill(dialog, { operator });
  for (const name of ["code", "steps"]) markField(dialog, name, false);
  dialog.showModal();
}

/** Return the typed code, or null if no phone can dial it; the problem is shown at the field. */
export function readForm(dialog: HTMLDialogElement): TypedCode | null {
  const kind = find(dialog, "[name=kind]", HTMLSelectElement).value;
  const typed = (name: string) => find(dialog, `[name=${name}]`, HTMLInputElement).value;
  const code = parseCode(kind, typed("code"), typed("text"));
  const steps = parseSteps(kind, typed("steps"));
  markField(dialog, "steps", steps === null);
  markField(dialog, "code", code === null);
  return code && steps !== null ? { kind, ...code, steps } : null;
}

/** Shows or hides the problem below a field, and focuses the field if it is wrong. */
function markField(dialog: HTMLDialogElement, name: string, isWrong: boolean): void {
  const input = find(dialog, `[name=${name}]`, HTMLInputElement);
  part(dialog, `wrong-${name}`).hidden = !isWrong;
  input.setAttribute("aria-invalid", String(isWrong));
  if (isWrong) input.focus();
}
