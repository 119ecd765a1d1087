/** Shows notes about a file before it is imported. */
import { nameOf } from "../domain/sim.ts";
import { message, plural, writeNumber } from "../kit/messages.ts";
import { copyTemplate, part, slot } from "../kit/parts.ts";
import type { Job } from "./job.ts";

const MOST_SIMS = 50;

/** Show what is uncertain, and what was left out. */
export function showNotes(host: HTMLElement, job: Job): void {
  const { guess, rows, leftOut, openQuote } = job;
  const hasNoTime = rows.some(({ receipt, hasTime }) => receipt !== null && !hasTime);
  const warnings = [
    job.isBroken ? message("import.broken") : "",
    openQuote ? message("import.open-quote", { n: writeNumber(openQuote) }) : "",
    guess.isOrderUnsure ? message("import.unsure-order") : "",
  ];
  const facts = [
    guess.bill ? message("import.bill") : "",
    job.isRecalled ? message("import.recalled") : "",
    job.hasRecalledRows ? message("import.rows-recalled") : "",
    hasNoTime ? message("import.noon") : "",
    leftOut > 0 ? plural("import.left-out", leftOut) : "",
  ];
  list(part(host, "warnings"), warnings);
  list(part(host, "facts"), facts);
}

function list(place: HTMLElement, texts: readonly string[]): void {
  const lines = texts.filter(Boolean).map((text) => {
    const line = document.createElement("p");
    line.textContent = text;
    return line;
  });
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;
}

/** Show the SIMs that the file lists apart from its rows. */
export function showSims(host: HTMLElement, { sims }: Job): void {
  const lines = sims.slice(0, MOST_SIMS).map(({ sim, isNew }) => {
    const line = copyTemplate(host, isNew ? "new-sim" : "known-sim");
    slot(line, "name").textContent = nameOf(sim);
    return line;
  });
  part(host, "sim-list").replaceChildren(...lines);
  part(host, "found-sims").hidden = lines.length === 0;
}
