/** What bringing a table in would add, row by row. */
import type { Fields } from "../fields.ts";
import type { FieldProblem } from "../problem.ts";
import type { Receipt } from "../receipt.ts";
import type { Sim } from "../sim.ts";
import { type Reading, readRow, type SkipReason, type Ways } from "./read-row.ts";
import { type CountryOf, SimFinder, type SimTexts, simTextsOf } from "./sims-of-rows.ts";
import { TwinFinder } from "./duplicates.ts";
import { type Row, type Texts, textsOf } from "./target.ts";
import { unguard } from "./unguard.ts";

/** A row as the preview shows it. `reason` is why it is proposed for skipping. */
export type Planned = {
  place: number;
  texts: Texts;
  receipt: Receipt | null;
  problems: FieldProblem[];
  warnings: FieldProblem[];
  reason: SkipReason | null;
  isSkipped: boolean;
  /** Whether the table says the time of day. */
  hasTime: boolean;
  /** The SIM that comes along with it, if it isn't on this phone. */
  newSim: Sim | null;
};

/** What the person has said of rows, by their place. */
export type Decisions = {
  corrected: ReadonlyMap<number, Fields>;
  isSkipped: ReadonlyMap<number, boolean>;
};

/** What the log holds already. */
export type Present = { receipts: readonly Receipt[]; sims: readonly Sim[] };

export type PlanWays = Ways & { countryOf: CountryOf; makeSim: (texts: SimTexts) => Sim };

/** Reads the rows one after the other, so that a page can rest in between. */
export class Planner {
  readonly #ways: PlanWays;
  readonly #decisions: Decisions;
  readonly #sims: SimFinder;
  readonly #twins: TwinFinder;
  readonly #ids = new Set<string>();

  constructor(ways: PlanWays, present: Present, decisions: Decisions, rows: readonly Row[]) {
    this.#ways = ways;
    this.#decisions = decisions;
    this.#sims = new SimFinder(present.sims, ways.makeSim);
    const named = ways.isOwn
      ? rows.flatMap((row) => textsOf(row, ways.settings.columns).id ?? [])
      : [];
    this.#twins = new TwinFinder(present.receipts, named);
  }

  read(row: Row): Planned {
    const { corrected, isSkipped } = this.#decisions;
    const { settings, isOwn } = this.#ways;
    const cells = textsOf(row, settings.columns, isOwn ? unguard : undefined);
    // What a person has corrected stands instead of a cell.
    const texts = { ...cells, ...corrected.get(row.place) };
    const reading = readRow(texts, this.#ways);
    const { sim, receipt } = this.#place(reading, texts);
    const { hasTime } = reading;
    const hasId = receipt?.id === texts.id;
    const twin = receipt && !reading.reason ? this.#twins.find({ receipt, hasTime, hasId }) : null;
    const reason = reading.reason ?? twin;
    return {
      place: row.place,
      texts,
      receipt: receipt && this.#withOwnId(receipt, twin),
      problems: reading.problems,
      warnings: reading.warnings,
      reason,
      isSkipped: isSkipped.get(row.place) ?? reason !== null,
      hasTime,
      newSim: sim && this.#sims.added.includes(sim) ? sim : null,
    };
  }

  /** The SIM that a file tells of by itself, and whether it is new. */
  findSim(texts: SimTexts): { sim: Sim; isNew: boolean } {
    const sim = this.#sims.find(texts);
    return { sim, isNew: this.#sims.added.includes(sim) };
  }

  #place({ receipt }: Reading, texts: Texts): { sim: Sim | null; receipt: Receipt | null } {
    const named = simTextsOf(texts, this.#ways.countryOf);
    const sim = named && receipt ? this.#sims.find(named) : null;
    return { sim, receipt: receipt && sim ? { ...receipt, simId: sim.id } : receipt };
  }

  /** What is brought in beside its twin is another receipt: it gets an id of its own. */
  #withOwnId(receipt: Receipt, twin: SkipReason | null): Receipt {
    const isTaken = twin !== null || this.#ids.has(receipt.id);
    const own = isTaken ? { ...receipt, id: this.#ways.makeId() } : receipt;
    this.#ids.add(own.id);
    return own;
  }
}

/** The rows of the preview. One that was corrected stays where it was wrong. */
export function sortOut(rows: readonly Planned[], { corrected }: Decisions) {
  const isTwin = ({ reason }: Planned) => reason === "known" || reason === "twin";
  const plain = rows.filter(({ reason }) => reason === null);
  const isWrong = ({ receipt, place }: Planned) => receipt === null || corrected.has(place);
  return {
    wrong: plain.filter(isWrong),
    ready: plain.filter((row) => !isWrong(row)),
    known: rows.filter(isTwin),
    other: rows.filter((row) => row.reason !== null && !isTwin(row)),
  };
}

/** What is to be added, each new SIM once; `wrong` is how many rows stand in the way. */
export function recordsOf(rows: readonly Planned[]) {
  const kept = rows.filter(({ isSkipped }) => !isSkipped);
  return {
    receipts: kept.flatMap(({ receipt }) => receipt ?? []),
    sims: [...new Set(kept.flatMap(({ newSim }) => newSim ?? []))],
    wrong: kept.filter(({ receipt }) => receipt === null).length,
  };
}
