/** The fields for correcting a row that can't be read. */
import { type Target, TARGETS } from "../domain/import/target.ts";
import type { Planned } from "../domain/import/plan.ts";
import { find, slot, type Templates } from "../kit/parts.ts";
import { describe } from "../receipts/form-problems.ts";

/** Return a field for each problem of a row. */
export function makeFixes(templates: Templates, row: Planned): HTMLElement[] {
  return row.problems.flatMap((problem) => {
    const target = TARGETS.find((each) => each === problem.field);
    if (!target) return [];
    const field = templates.copy("fix");
    const input = find(field, "input", HTMLInputElement);
    const id = `fix-${row.place}-${target}`;
    input.id = id;
    input.value = row.texts[target] ?? "";
    input.dataset["place"] = String(row.place);
    input.dataset["target"] = target;
    const label = find(field, "label", HTMLLabelElement);
    label.htmlFor = id;
    label.textContent = templates.text("target", target);
    const place = slot(field, "problem");
    place.id = `problem-${id}`;
    place.textContent = describe(problem);
    input.setAttribute("aria-describedby", place.id);
    return [field];
  });
}

/** Return the text that was typed into such a field, by target. */
export function readFix({ dataset, value }: HTMLInputElement): Partial<Record<Target, string>> {
  const target = TARGETS.find((each) => each === dataset["target"]);
  if (!target) return {};
  // A corrected day may have its time in the same text.
  return target === "at" ? { at: value, time: "" } : { [target]: value };
}
