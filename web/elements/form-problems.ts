/** Tells problems at their fields, and all of them at the top of the form. */
import type { FieldProblem, Values } from "../domain/problem.ts";
import { message, plural } from "../messages.ts";
import { writeDate } from "./formats.ts";
import { slot } from "./parts.ts";

type Told = { code: string; values?: Values };

/** What to say of a problem. */
export function describe({ code, values = {} }: Told): string {
  const { date, ...rest } = values;
  return message(code, date === undefined ? values : { ...rest, date: writeDate(String(date)) });
}

/** Show what is wrong with a field, or with no problem that nothing is. */
export function showProblem(form: ParentNode, field: string, problem?: Told): void {
  const control = form.querySelector<HTMLElement>(`#field-${field}`);
  const place = form.querySelector<HTMLElement>(`#problem-${field}`);
  if (!control || !place) return;
  const isWarning = problem?.code === "date.in-future";
  place.hidden = !problem;
  place.textContent = problem ? describe(problem) : "";
  place.classList.toggle("field__problem--warning", isWarning);
  if (problem && !isWarning) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** Tell what is wrong with a field as it is left; solving one problem may solve others too. */
export function recheckField(
  form: HTMLFormElement,
  field: string,
  found: readonly FieldProblem[],
): void {
  for (const name of [field, ...invalidFields(form)]) {
    const problem = found.find((each) => each.field === name);
    showProblem(form, name, problem);
  }
}

function invalidFields(form: HTMLFormElement): string[] {
  return [...form.querySelectorAll("[aria-invalid]")].map(({ id }) => id.replace("field-", ""));
}

/** Show the problems of a whole form and no others. */
export function showProblems(form: HTMLFormElement, problems: readonly FieldProblem[]): void {
  for (const field of invalidFields(form)) showProblem(form, field);
  for (const problem of problems) showProblem(form, problem.field, problem);
  for (const details of form.querySelectorAll("details")) {
    if (details.querySelector("[aria-invalid]")) details.open = true;
  }
}

/** Fill the summary with a link to each field, and move the focus to it; without problems, hide it. */
export function showSummary(summary: HTMLElement, problems: readonly FieldProblem[]): void {
  summary.hidden = problems.length === 0;
  if (problems.length === 0) return;
  slot(summary, "text").textContent = plural("problems.count", problems.length);
  slot(summary, "problems").replaceChildren(...problems.map(linkTo));
  summary.focus();
}

function linkTo(problem: FieldProblem): HTMLElement {
  const control = document.getElementById(`field-${problem.field}`);
  const label = document.querySelector(`label[for="field-${problem.field}"]`)?.textContent ?? "";
  const link = document.createElement("a");
  link.href = `#field-${problem.field}`;
  link.textContent = label;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    control?.focus();
  });
  const text = document.createElement("span");
  text.textContent = ` ${describe(problem)}`;
  const item = document.createElement("li");
  item.append(link, text);
  return item;
}
