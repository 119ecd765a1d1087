/** Plays the steps that lead to a state of the gallery. Their words come from the page. */
import type { FieldProblem, Values } from "../domain/problem.ts";
import { clearFailures, showWords } from "../kit/failures.ts";
import { showProblems, showSummary } from "../receipts/form-problems.ts";
import { writeFields } from "../kit/form-fields.ts";
import { find, part } from "../kit/parts.ts";
import type { MessageCode, PluralCode } from "../kit/message-codes.ts";
import { message, plural } from "../kit/messages.ts";

/** `why` is the code of a message that is the value of %(why)s. */
type Plain = { code: MessageCode; values?: Values; why?: MessageCode };
type Told = Plain | { code: PluralCode; values?: Values; n: number };

export type Step =
  | { wait: string }
  | { event: string; detail: unknown }
  /** Words where scripts would write them. The element is copied for all but the first. */
  | { say: string; codes: readonly (MessageCode | Told)[] }
  /** All words of a kind, added at the end of the page. */
  | { words: string }
  | { notice: "good" | "warn" | "bad"; codes: readonly (MessageCode | Told)[] }
  | { problems: readonly FieldProblem[] }
  | { warnings: readonly FieldProblem[] }
  | { fill: Record<string, string>; form: string }
  /** Texts without words, such as numbers, by selector. */
  | { write: Record<string, string> }
  | { press: string }
  /** A file with this text, chosen in a file field. */
  | { choose: string; name: string; text: string }
  | { open: string }
  | { show: string };

const PATIENCE = 10_000; // ms

export async function play(step: Step): Promise<void> {
  if ("wait" in step) await appear(step.wait);
  else if ("event" in step)
    document.dispatchEvent(new CustomEvent(step.event, { detail: step.detail }));
  else if ("say" in step) sayAt(step.say, step.codes.map(wordsOf));
  else if ("words" in step) showWordsOf(step.words);
  else if ("notice" in step) notify(step.notice, step.codes);
  else if ("problems" in step) complain(step.problems, []);
  else if ("warnings" in step) complain([], step.warnings);
  else if ("fill" in step) fillIn(step.form, step.fill);
  else if ("write" in step) writeAt(step.write);
  else if ("press" in step) find(document, step.press, HTMLElement).click();
  else if ("open" in step) unfold(step.open);
  else if ("choose" in step) choose(step);
  else for (const each of document.querySelectorAll<HTMLElement>(step.show)) each.hidden = false;
}

async function appear(selector: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!document.querySelector(selector)) {
    if (performance.now() > end) throw new Error(`The gallery waits in vain for ${selector}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function wordsOf(told: MessageCode | Told): string {
  if (typeof told === "string") return message(told);
  if ("n" in told) return plural(told.code, told.n, told.values);
  const why = told.why && message(told.why);
  return message(told.code, why === undefined ? told.values : { ...told.values, why });
}

function sayAt(selector: string, texts: readonly string[]): void {
  const place = find(document, selector, HTMLElement);
  const [first = "", ...others] = texts;
  const copies = others.map((text) => {
    const copy = place.cloneNode() as HTMLElement;
    copy.removeAttribute("id");
    copy.textContent = text;
    copy.hidden = false;
    return copy;
  });
  place.textContent = first;
  place.hidden = false;
  place.after(...copies);
  place.closest(".offline__line")?.toggleAttribute("data-shown", true);
}

function showWordsOf(kind: string): void {
  const line = document.createElement("p");
  const words = find(document, `template[data-words="${kind}"]`, HTMLTemplateElement);
  line.append(document.importNode(words.content, true));
  find(document, "main", HTMLElement).append(line);
}

function writeAt(figures: Record<string, string>): void {
  for (const [selector, figure] of Object.entries(figures)) {
    for (const place of document.querySelectorAll(selector)) place.textContent = figure;
  }
}

function notify(kind: "good" | "warn" | "bad", codes: readonly (MessageCode | Told)[]): void {
  clearFailures();
  for (const told of codes) {
    const code = typeof told === "string" ? told : told.code;
    const isPlural = typeof told !== "string" && "n" in told;
    showWords(isPlural ? `${code}-${told.n}` : code, kind, wordsOf(told));
  }
}

function complain(problems: readonly FieldProblem[], warnings: readonly FieldProblem[]): void {
  const form = find(
    document,
    "form.receipt-form, dialog[open] form, sim-list form",
    HTMLFormElement,
  );
  for (const details of form.querySelectorAll("details")) details.open = true;
  showProblems(form, [...problems, ...warnings]);
  if (form.classList.contains("receipt-form"))
    showSummary(part(form, "summary"), problems, warnings);
}

function fillIn(selector: string, fields: Record<string, string>): void {
  const form = find(document, selector, HTMLFormElement);
  writeFields(form, fields);
  for (const name of Object.keys(fields)) {
    const control = form.elements.namedItem(name);
    if (!(control instanceof HTMLElement)) continue;
    for (const type of ["input", "change"]) {
      control.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
}

function choose({ choose: selector, name, text }: { choose: string; name: string; text: string }) {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const input = find(document, selector, HTMLInputElement);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function unfold(selector: string): void {
  for (const each of document.querySelectorAll(selector)) {
    if (each instanceof HTMLDetailsElement) each.open = true;
    else if (each instanceof HTMLDialogElement) each.showModal();
  }
}
