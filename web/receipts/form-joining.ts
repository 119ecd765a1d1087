/** Shows the values of another tab at fields that both tabs have changed. */
import type { Fields } from "../domain/fields.ts";
import { writeDate, writeMoment } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";

/** Show the other tab's values below the fields, which keep their own. */
export function showOthers(form: HTMLFormElement, names: readonly string[], theirs: Fields): void {
  for (const name of names) {
    const place = form.querySelector<HTMLElement>(`#problem-${name}`);
    if (!place) continue;
    const value = textOf(form, name, theirs[name] ?? "");
    place.textContent = message("other.value", { value: value || "–" });
    place.classList.add("field__problem--warning");
    place.hidden = false;
    place.closest("details")?.toggleAttribute("open", true);
  }
}

/** Return the text of an option, or a date as people write it. */
function textOf(form: HTMLFormElement, name: string, value: string): string {
  const control = form.elements.namedItem(name);
  if (value && control instanceof HTMLInputElement) {
    if (control.type === "datetime-local") return writeMoment(value);
    if (control.type === "date") return writeDate(value);
  }
  if (!(control instanceof HTMLSelectElement)) return value;
  const option = [...control.options].find((each) => each.value === value);
  return option?.text ?? value;
}
