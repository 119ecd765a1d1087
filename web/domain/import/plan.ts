/** Plans what an import of a table would add, row by row. */
import type { Fields } from "../fields.ts";
import { unguard } from "../csv-guard.ts";
import type { FieldProblem } from "../problem.ts";
import type { Receipt } from "../receipt.ts";
import type { Sim } from "../sim.ts";
import { type Reading, readRow, type SkipReason, type RowContext } from "./read-row.ts";
import { type CountryOf, SimFinder, type SimTexts, simTextsOf } from "./sims-of-rows.ts";
import { TwinFinder } from "./duplicates.ts";
import { type Row, type Texts, textsOf } from "./target.ts";

/** A row as the preview shows it. `reason` says why it is not selected at first. */
export type Planned = {
  place: number;
  texts: Texts;
  receipt: Receipt | null;
  problems: FieldProblem[];
  warnings: FieldProblem[];
  reason: SkipReason | null;
  isSkipped: boolean;
  /** Whether the table has the time of day. */
  hasTime: boolean;
  /** The SIM that is added with the receipt, if the log doesn't have it. */
  newSim: Sim | null;
};

/** The person's decisions about rows, by their place. */
export type Decisions = {
  corrected: ReadonlyMap<number, Fields>;
  isSkipped: ReadonlyMap<number, boolean>;
};

/** The decisions about the rows of a table, which is named by its hash. */
export type ChangedRows = Decisions & { table: string };

/** The present records of the log. */
export type Present = { receipts: readonly Receipt[]; sims: readonly Sim[] };

export type PlanContext = RowContext & { countryOf: CountryOf; makeSim: (texts: SimTexts) => Sim };

/** Reads rows one by one, so that a page can pause in between. */
export class Planner {
  readonly #context: PlanContext;
  readonly #decisions: Decisions;
  readonly #sims: SimFinder;
  readonly #twins: TwinFinder;
  readonly #ids = new Set<string>();

  constructor(context: PlanContext, present: Present, decisions: Decisions, rows: readonly Row[]) {
    this.#context = context;
    this.#decisions = decisions;
    this.#sims = new SimFinder(present.sims, context.makeSim);
    const named = context.isOwn
      ? rows.flatMap((row) => textsOf(row, context.settings.columns).id ?? [])
      : [];
    this.#twins = new TwinFinder(present.receipts, named);
  }

  read(row: Row): Planned {
    const { corrected, isSkipped } = this.#decisions;
    const { settings, isOwn } = this.#context;
    const cells = textsOf(row, settings.columns, isOwn ? unguard : undefined);
    // A corrected text replaces its cell.
    const texts = { ...cells, ...corrected.get(row.place) };
    const reading = readRow(texts, this.#context);
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

  /** Return the SIM that a file lists apart from its rows, and whether it is new. */
  findSim(texts: SimTexts): { sim: Sim; isNew: boolean } {
    const sim = this.#sims.find(texts);
    return { sim, isNew: this.#sims.added.includes(sim) };
  }

  #place({ receipt }: Reading, texts: Texts): { sim: Sim | null; receipt: Receipt | null } {
    const named = simTextsOf(texts, this.#context.countryOf);
    const sim = named && receipt ? this.#sims.find(named) : null;
    return { sim, receipt: receipt && sim ? { ...receipt, simId: sim.id } : receipt };
  }

  /** Gives a receipt its own id if it is imported beside its duplicate. */
  #withOwnId(receipt: Receipt, twin: SkipReason | null): Receipt {
    const isTaken = twin !== null || this.#ids.has(receipt.id);
    const own = isTaken ? { ...receipt, id: this.#context.makeId() } : receipt;
    this.#ids.add(own.id);
    return own;
  }
}

/** Return the rows of the preview in groups. A corrected row stays in the group of wrong ones. */
export function groupRows(rows: readonly Planned[], { corrected }: Decisions) {
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

/**
 * Return the records to add, each new SIM once. `wrong` counts the selected rows that can't be
 * read.
 */
export function recordsOf(rows: readonly Planned[]) {
  const kept = rows.filter(({ isSkipped }) => !isSkipped);
  return {
    receipts: kept.flatMap(({ receipt }) => receipt ?? []),
    sims: [...new Set(kept.flatMap(({ newSim }) => newSim ?? []))],
    wrong: kept.filter(({ receipt }) => receipt === null).length,
  };
}
