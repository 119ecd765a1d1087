/** Shows the rows of the preview in groups, each with a button for more rows. */
import { type Planned, groupRows } from "../domain/import/plan.ts";
import type { Sim } from "../domain/sim.ts";
import { writeMoment, writeMoney } from "../kit/formats.ts";
import { joinTexts, message, plural, writeNumber } from "../kit/messages.ts";
import { fill, find, part, slot, Templates } from "../kit/parts.ts";
import { nameOf } from "../domain/sim.ts";
import { describe } from "../receipts/form-problems.ts";
import { makeFixes } from "./fixes.ts";
import type { Job } from "./job.ts";

const FIRST = 10;
const MORE = 50;

export const GROUPS = ["wrong", "ready", "known", "other"] as const;

export type Group = (typeof GROUPS)[number];

export class RowLists {
  readonly #host: HTMLElement;
  readonly #templates: Templates;
  readonly #shown: Record<Group, number> = {
    wrong: FIRST,
    ready: FIRST,
    known: FIRST,
    other: FIRST,
  };
  #groups: Record<Group, Planned[]> = { wrong: [], ready: [], known: [], other: [] };
  #sims = new Map<string, Sim>();

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#templates = new Templates(host);
  }

  /** Show the planned rows; the focus stays where it was. */
  show(job: Job, sims: readonly Sim[]): void {
    this.#groups = groupRows(job.rows, job);
    const added = job.rows.flatMap(({ newSim }) => newSim ?? []);
    this.#sims = new Map([...sims, ...added].map((sim) => [sim.id, sim]));
    const { id } = document.activeElement ?? {};
    for (const group of GROUPS) this.#showGroup(group);
    if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus();
  }

  /** Show more of a group. */
  showMore(group: Group): void {
    const before = this.#shown[group];
    this.#shown[group] += MORE;
    this.#showGroup(group);
    const list = part(this.#section(group), "rows");
    list.children[before]?.querySelector<HTMLElement>("input")?.focus();
  }

  /** Reset each group to its first rows. */
  reset(): void {
    for (const group of GROUPS) this.#shown[group] = FIRST;
  }

  /** Return the places of all rows of a group. */
  placesOf(group: Group): number[] {
    return this.#groups[group].map(({ place }) => place);
  }

  #showGroup(group: Group): void {
    const section = this.#section(group);
    const rows = this.#groups[group];
    const shown = rows.slice(0, this.#shown[group]);
    section.hidden = rows.length === 0;
    if (rows.length === 0) return;
    slot(section, "count").textContent = plural(`import.${group}`, rows.length);
    part(section, "rows").replaceChildren(...shown.map((row) => this.#makeRow(row)));
    find(section, "[data-action=more]", HTMLElement).hidden = shown.length === rows.length;
    const all = find(section, "[name=all]", HTMLInputElement);
    const kept = rows.filter(({ isSkipped }) => !isSkipped).length;
    all.checked = kept === rows.length;
    all.indeterminate = kept > 0 && kept < rows.length;
  }

  #makeRow(row: Planned): HTMLElement {
    const item = this.#templates.copy("row");
    const { receipt, place, texts, reason, isSkipped } = row;
    const check = find(item, "input", HTMLInputElement);
    check.id = `row-${place}`;
    check.checked = !isSkipped;
    check.dataset["place"] = String(place);
    const sim = receipt && this.#sims.get(receipt.simId ?? "");
    const status = receipt && this.#templates.text("status", receipt.status);
    fill(item, {
      title: receipt
        ? joinTexts(writeMoment(receipt.at), writeMoney(receipt.paid))
        : joinTexts(texts.at ?? "", texts.time ?? "", texts.amount ?? "", texts.currency ?? ""),
      about: joinTexts(
        sim ? nameOf(sim) : "",
        receipt?.channelName ?? texts.channelName ?? "",
        status ?? "",
        message("import.row", { n: writeNumber(place) }),
      ),
      notes: (receipt?.notes ?? texts.notes ?? "").slice(0, 120),
      reason: reason ? this.#templates.text("reason", reason) : "",
      warnings: row.warnings.map(describe).join("\n"),
    });
    if (!isSkipped) part(item, "fixes").append(...makeFixes(this.#templates, row));
    return item;
  }

  #section(group: Group): HTMLElement {
    return find(this.#host, `[data-group=${group}]`, HTMLElement);
  }
}
