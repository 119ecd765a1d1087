/** Reads and writes the values of a form by name. */
import type { Fields } from "../domain/fields.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Return the values of all fields except files. */
export function readFields(form: HTMLFormElement): Fields {
  return Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]));
}

type NameChoice = (select: HTMLSelectElement, value: string) => string;

/** Set the named fields. `name` returns the text of a value that a select has no option for. */
export function writeFields(
  form: HTMLFormElement,
  fields: Fields,
  name: NameChoice = (_, value) => value,
): void {
  for (const control of controlsOf(form)) {
    const value = fields[control.name];
    if (value === undefined) continue;
    // Keeps a chosen code that is no longer offered.
    if (control instanceof HTMLSelectElement && !hasOption(control, value)) {
      control.append(new Option(name(control, value), value));
    }
    control.value = value;
  }
}

/** Set the fields that still have their value of `before` to their value of `now`. */
export function renewFields(form: HTMLFormElement, before: Fields, now: Fields): void {
  const typed = readFields(form);
  const free = Object.entries(now).filter(([name]) => typed[name] === (before[name] ?? ""));
  writeFields(form, Object.fromEntries(free));
}

/** Open each `<details>` with a filled field; open all on wide screens. */
export function unfoldFilled(form: HTMLFormElement): void {
  const hasRoom = matchMedia("(min-width: 60rem)").matches;
  const filled = controlsOf(form).filter(({ value, dataset }) => value && !("preset" in dataset));
  for (const details of form.querySelectorAll("details")) {
    details.open ||= hasRoom || filled.some((control) => details.contains(control));
  }
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control => {
    if (element instanceof HTMLInputElement) return element.type !== "file" && element.name !== "";
    return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
  });
}

function hasOption(select: HTMLSelectElement, value: string): boolean {
  return [...select.options].some((option) => option.value === value);
}
