/** Applies the user's changes of choices, columns and rows to the job. */
import { ENCODINGS } from "../domain/import/encoding.ts";
import { find } from "../kit/parts.ts";
import { withChoice } from "./column-list.ts";
import { readFix } from "./fixes.ts";
import type { Job } from "./job.ts";
import { box, READ_ANEW, readDelimiter, readSettings } from "./settings-form.ts";

type Control = HTMLInputElement | HTMLSelectElement;

/** Read the file again with the new choices. Return false if the change doesn't need that. */
export async function readAnew(
  job: Job,
  form: HTMLFormElement,
  { name }: Control,
  tell: (share: number) => void,
): Promise<boolean> {
  const depth = READ_ANEW[name];
  if (depth === "lines") await job.layOut(box(form, "heading").checked);
  if (depth === "text" && job.source) {
    const { value } = find(form, "[name=encoding]", HTMLSelectElement);
    const encoding = ENCODINGS.find((each) => each === value) ?? "utf-8";
    await job.readText({ ...job.source, encoding }, readDelimiter(form), tell);
  }
  return depth !== undefined;
}

/**
 * Apply a change of rows to the job; `places` are the rows of its group. Return false if it is no
 * such change.
 */
export function changeRows(job: Job, control: Control, places: readonly number[]): boolean {
  if (!(control instanceof HTMLInputElement)) return false;
  const place = Number(control.dataset["place"]);
  if (control.name === "all") {
    for (const each of places) job.isSkipped.set(each, !control.checked);
  } else if (control.dataset["target"]) {
    job.corrected.set(place, { ...job.corrected.get(place), ...readFix(control) });
  } else if (place > 0) job.isSkipped.set(place, !control.checked);
  else return false;
  return true;
}

/** Apply a change of choices or columns to the settings. */
export function changeSettings(job: Job, form: HTMLFormElement, control: Control): void {
  job.settings = readSettings(form, job.settings);
  if (!(control instanceof HTMLSelectElement) || !control.dataset["column"]) return;
  job.settings = { ...job.settings, columns: withChoice(job.settings.columns, control) };
  if (!job.isOther) job.guessAgain();
}
