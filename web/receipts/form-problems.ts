/** Shows problems at their fields, and a summary at the top of the form. */
import type { Fields } from "../domain/fields.ts";
import type { FieldProblem, Values } from "../domain/problem.ts";
import { AMOUNT_FIELDS } from "../domain/receipt-form.ts";
import type { MessageCode } from "../kit/message-codes.ts";
import { message, plural } from "../kit/messages.ts";
import { writeDate } from "../kit/formats.ts";
import { readFields } from "../kit/form-fields.ts";
import { slot } from "../kit/parts.ts";

const WARNED = ".field__problem--warning:not([hidden])";

type Told = { code: MessageCode; values?: Values };

// Warnings are shown once and don't prevent saving.
const WARNINGS = ["date.far", "date.thai-year", "offset.changed", "twin.order", "twin.day"];

/** Return the words for a problem. */
export function describe({ code, values = {} }: Told): string {
  const { date, ...rest } = values;
  return message(code, date === undefined ? values : { ...rest, date: writeDate(String(date)) });
}

/** Show the problem of a field; without a problem, hide it. */
export function showProblem(form: ParentNode, field: string, problem?: Told): void {
  const control = form.querySelector<HTMLElement>(`#field-${field}`);
  const place = form.querySelector<HTMLElement>(`#problem-${field}`);
  if (!control || !place) return;
  const isWarning = WARNINGS.includes(problem?.code ?? "");
  place.hidden = !problem;
  place.textContent = problem ? describe(problem) : "";
  place.classList.toggle("field__problem--warning", isWarning);
  if (problem && !isWarning) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** By field, the fields whose meaning depends on it. A SIM also sets its currency. */
const DECIDES: Record<string, readonly string[]> = {
  sim: AMOUNT_FIELDS,
  currency: AMOUNT_FIELDS,
  creditedCurrency: AMOUNT_FIELDS,
  at: ["goodUntil"],
};

/** Show the problem of a field that was left. Solving one problem may solve others too. */
export function recheckField(
  form: HTMLFormElement,
  field: string,
  found: readonly FieldProblem[],
): void {
  const decided = (DECIDES[field] ?? []).filter((name) => isFilled(form, name));
  recheckTold(form, found, [field, ...decided]);
}

/** Update the problems that the form shows, and those of the fields in `more`. */
export function recheckTold(
  form: HTMLFormElement,
  found: readonly FieldProblem[],
  more: readonly string[] = [],
): void {
  for (const name of new Set([...more, ...toldFields(form)])) {
    showProblem(
      form,
      name,
      found.find((each) => each.field === name),
    );
  }
  unfoldTold(form);
}

// An empty field is not a mistake yet.
function isFilled(form: HTMLFormElement, name: string): boolean {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement && control.value !== "";
}

/** Return the fields that show a problem or a warning. */
function toldFields(form: HTMLFormElement): string[] {
  const invalid = [...form.querySelectorAll("[aria-invalid]")];
  const warned = [...form.querySelectorAll(WARNED)];
  return [...invalid, ...warned].map(({ id }) => id.replace(/^(field|problem)-/, ""));
}

/**
 * Show these problems at a form's fields, and no others. Without any, the form has also forgotten
 * what it asked about.
 */
export function showProblems(form: HTMLFormElement, problems: readonly FieldProblem[]): void {
  if (problems.length === 0) delete form.dataset["asked"];
  for (const field of toldFields(form)) showProblem(form, field);
  for (const problem of problems) showProblem(form, problem.field, problem);
  unfoldTold(form);
}

/** Return the problems of a reading; none if it has succeeded. */
export function problemsOf(reading: object): readonly FieldProblem[] {
  return "problems" in reading ? (reading.problems as readonly FieldProblem[]) : [];
}

/** Return the problems and the warnings of a reading, to show at the fields. */
export function allProblems(reading: object): readonly FieldProblem[] {
  return [...problemsOf(reading), ...warningsOf(reading)];
}

function warningsOf(reading: object): readonly FieldProblem[] {
  return "warnings" in reading ? (reading.warnings as readonly FieldProblem[]) : [];
}

/**
 * Return the warnings that the form has not asked about since its fields were changed; none about
 * values that are stored already (`shown`).
 */
export function newsOf(
  form: HTMLFormElement,
  reading: object,
  fields: Fields,
  shown?: Fields,
): readonly FieldProblem[] {
  const news = warningsOf(reading).filter(({ field }) => fields[field] !== shown?.[field]);
  const asked = news.map(({ field, code }) => `${code} ${fields[field]}`).join();
  const isSame = asked === form.dataset["asked"];
  form.dataset["asked"] = asked;
  return isSame ? [] : news;
}

/**
 * Show the problems of a reading at the form's fields, and focus the first field. Return whether the
 * reading has succeeded, and its warnings were shown before. `shown` are the stored values, of which
 * there are no warnings.
 */
export function accepts<R extends object>(
  form: HTMLFormElement,
  reading: R,
  shown?: Fields,
): reading is Exclude<R, { problems: unknown }> {
  const news = newsOf(form, reading, readFields(form), shown);
  const told = problemsOf(reading).length + news.length > 0 ? allProblems(reading) : [];
  showProblems(form, told);
  if (told.length === 0) return true;
  form.querySelector<HTMLElement>(`#field-${toldFields(form)[0]}`)?.focus();
  return false;
}

function unfoldTold(form: HTMLFormElement): void {
  for (const details of form.querySelectorAll("details")) {
    if (details.querySelector(`[aria-invalid], ${WARNED}`)) details.open = true;
  }
}

/** Show a summary with a link to each field, and focus it. Hide it if there are no problems. */
export function showSummary(
  summary: HTMLElement,
  problems: readonly FieldProblem[],
  warnings: readonly FieldProblem[],
): void {
  const told = problems.length > 0 ? problems : warnings;
  summary.hidden = told.length === 0;
  if (told.length === 0) return;
  summary.classList.toggle("notice--bad", problems.length > 0);
  summary.classList.toggle("notice--warn", problems.length === 0);
  slot(summary, "text").textContent =
    problems.length > 0 ? plural("problems.count", problems.length) : message("warnings.check");
  slot(summary, "problems").replaceChildren(...told.map(linkTo));
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
