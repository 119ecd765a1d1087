/** An import in progress, from a table's text to the rows of the preview. */
import type { Fields } from "../domain/fields.ts";
import { type Delimiter, guessDelimiter, readDirective } from "../domain/import/delimiter.ts";
import { signatureOf } from "../domain/import/guess-columns.ts";
import type { OtherFile, OtherSim } from "../domain/import/other-file.ts";
import { type Planned, Planner, recordsOf } from "../domain/import/plan.ts";
import { type Guess, guessSettings, type Home, type Settings } from "../domain/import/settings.ts";
import { makeSim, simTextsOf } from "../domain/import/sims-of-rows.ts";
import { toTable } from "../domain/import/table.ts";
import type { Table } from "../domain/import/target.ts";
import type { Sim } from "../domain/sim.ts";
import { crc32 } from "../backup/crc32.ts";
import { newId } from "../store/clock.ts";
import { phoneOffset } from "../domain/phone-clock.ts";
import { type Brought, recallRows, recallSettings, rememberRows } from "../store/imports.ts";
import type { ReadModel } from "../store/read-model.ts";
import { countryFinder } from "./names.ts";
import { readTable } from "./read-table.ts";
import { doEach } from "./slices.ts";
import { type Source, textOf } from "./source.ts";

type Tell = (share: number) => void;

/** A SIM that a file lists apart from its rows. */
export type FoundSim = { sim: Sim; isNew: boolean };

export class Job {
  readonly name: string;
  readonly home: Home;
  readonly corrected = new Map<number, Fields>();
  readonly isSkipped = new Map<number, boolean>();
  source: Source | null = null;
  delimiter: Delimiter = ",";
  hasHeading = true;
  isBroken = false; // some characters couldn't be decoded
  isRecalled = false;
  hasRecalledRows = false;
  openQuote: number | null = null;
  leftOut = 0;
  table: Table = { header: [], rows: [] };
  guess!: Guess;
  settings!: Settings;
  rows: Planned[] = [];
  sims: FoundSim[] = [];
  #hash = "";
  #lines: string[][] = [];
  #others: OtherSim[] = [];
  #more: Pick<Brought, "acts" | "balances"> = { acts: [], balances: [] };

  constructor(name: string, home: Home) {
    this.name = name;
    this.home = home;
  }

  /** Read the text of a table. Without a delimiter it is guessed. */
  async readText(source: Source, delimiter: Delimiter | null, tell: Tell): Promise<void> {
    this.source = source;
    const { text, delimiter: said } = readDirective(textOf(source));
    this.isBroken = text.includes("\ufffd");
    this.delimiter = delimiter ?? said ?? guessDelimiter(text);
    const { lines, openQuote } = await readTable(text, this.delimiter, tell);
    this.#lines = lines;
    this.openQuote = openQuote;
    await this.layOut();
  }

  /** Make the table from the lines. Whether it has a heading is guessed if it is undefined. */
  async layOut(hasHeading?: boolean): Promise<void> {
    const found = toTable(this.#lines, this.home.labels, hasHeading);
    this.table = found.table;
    this.hasHeading = found.hasHeading;
    this.leftOut = found.leftOut;
    this.corrected.clear();
    this.isSkipped.clear();
    const recalled = found.hasHeading ? await recallSettings(this.signature) : undefined;
    this.isRecalled = recalled !== undefined;
    this.guess = guessSettings(this.table, this.home, recalled);
    this.settings = this.guess.settings;
  }

  /** Take the decisions that were made about the rows of the same table before. */
  async recallRows(): Promise<void> {
    this.#hash = hashOf(this.table);
    const kept = await recallRows(this.#hash);
    this.hasRecalledRows = kept !== undefined;
    for (const [place, fields] of kept?.corrected ?? []) this.corrected.set(place, fields);
    for (const [place, isSkipped] of kept?.isSkipped ?? []) this.isSkipped.set(place, isSkipped);
  }

  /** Keep the decisions about rows, because the user may leave the page before the import. */
  rememberRows(): Promise<void> {
    const { corrected, isSkipped } = this;
    return rememberRows({ table: this.#hash, corrected, isSkipped });
  }

  /** Guess again how cells are written, from the columns that are chosen now. */
  guessAgain(): void {
    this.guess = guessSettings(this.table, this.home, this.settings);
    this.settings = this.guess.settings;
  }

  /** Take the contents of another app's file, where nothing is guessed. */
  takeOther({ table, columns, sims }: OtherFile): void {
    this.table = table;
    this.#others = sims;
    const guess = guessSettings({ ...table, header: columns }, this.home);
    // In that app, the user marks a renewal only when it has been done.
    const settings = {
      ...guess.settings,
      columns,
      decimal: ".",
      order: "ymd",
      status: "credited",
    } as const;
    this.guess = {
      ...guess,
      settings: { ...settings, columns: [...columns] },
      isOrderUnsure: false,
    };
    this.settings = this.guess.settings;
  }

  get isOther(): boolean {
    return this.source === null;
  }

  get signature(): string {
    return signatureOf(this.table.header);
  }

  /** Read the rows, and find duplicates. Return false if the result isn't wanted any more. */
  async plan(model: ReadModel, isWanted: () => boolean, tell: Tell): Promise<boolean> {
    const now = Date.now();
    const countryOf = countryFinder();
    const { bill, isOwn } = this.guess;
    const context = {
      ...{ settings: this.settings, home: this.home, bill, isOwn, now, countryOf },
      ...{ makeId: newId, offsetAt: phoneOffset },
      makeSim: (texts: Parameters<typeof makeSim>[0]) => makeSim(texts, newId(), now),
    };
    const planner = new Planner(context, model, this, this.table.rows);
    const rows: Planned[] = [];
    const isWhole = await doEach(
      this.table.rows,
      (row) => rows.push(planner.read(row)),
      isWanted,
      tell,
    );
    if (!isWhole) return false;
    this.rows = rows;
    this.#findSims(planner, countryOf, new Date(now).toISOString());
    return true;
  }

  #findSims(planner: Planner, countryOf: (name: string) => string, at: string): void {
    this.sims = [];
    this.#more = { acts: [], balances: [] };
    for (const { texts, more, usedOn, reading } of this.#others) {
      const named = simTextsOf(texts, countryOf);
      if (!named) continue;
      const found = planner.findSim(named);
      this.sims.push(found);
      if (!found.isNew) continue;
      Object.assign(found.sim, { ...more, notes: named.notes });
      const times = { simId: found.sim.id, createdAt: at, updatedAt: at };
      if (usedOn) this.#more.acts.push({ ...times, id: newId(), kind: "activation", on: usedOn });
      if (reading) {
        const seen = { data: null, minutes: null, ...reading };
        this.#more.balances.push({ ...times, id: newId(), ...seen });
      }
    }
  }

  /** Return the records to add; `wrong` counts the selected rows that can't be read. */
  get records(): Brought & { wrong: number } {
    const { receipts, sims, wrong } = recordsOf(this.rows);
    const told = this.sims.flatMap(({ sim, isNew }) => (isNew ? sim : []));
    return { receipts, sims: [...new Set([...told, ...sims])], wrong, ...this.#more };
  }
}

// Without HTTPS browsers compute no SHA-256.
function hashOf(table: Table): string {
  const bytes = new TextEncoder().encode(JSON.stringify(table));
  return `${bytes.length} ${crc32(bytes)}`;
}
