/** Reads the receipt form: the receipt with its new SIM, or the problems of both. */
import type { Fields } from "../domain/fields.ts";
import type { FieldProblem } from "../domain/problem.ts";
import type { Receipt } from "../domain/receipt.ts";
import { parseReceipt } from "../domain/receipt-form.ts";
import type { Sim } from "../domain/sim.ts";
import { parseSim } from "../domain/sim-form.ts";
import type { Marks } from "../domain/money.ts";
import { findTwins } from "../domain/twins.ts";
import { wordsIn } from "../kit/currency-words.ts";
import { pageMarks } from "../kit/formats.ts";
import { clockChangeAt } from "../domain/phone-clock.ts";

export type FormReading =
  | { receipt: Receipt; sim: Sim | null; warnings: FieldProblem[] }
  | { problems: FieldProblem[]; warnings: FieldProblem[] };

export type FormContext = {
  id: string;
  photoIds: readonly string[];
  /** The stored receipt, and the fields in which it was shown. */
  shown: { receipt: Receipt; fields: Fields } | undefined;
  /** The marks with which the amounts were typed. */
  marksOf: Readonly<Record<string, Marks>>;
  /** The receipts of the log. */
  others: readonly Receipt[];
  /** The id of the SIM that is typed in the form; null if there is none. */
  newSimId: string | null;
};

const words = wordsIn(navigator.languages);

/** Read the receipt and the SIM, so that all problems are shown together. */
export function readForm(fields: Fields, context: FormContext): FormReading {
  const { id, shown, marksOf, newSimId } = context;
  const now = Date.now();
  const added = newSimId === null ? null : parseSim(fields, { now, id: newSimId });
  const reading = parseReceipt(fields, {
    now,
    marks: pageMarks(),
    marksOf,
    words,
    clockChange: clockChangeAt(fields["at"] ?? ""),
    id,
    photoIds: [...context.photoIds],
    ...(shown && { shown, createdAt: shown.receipt.createdAt }),
    ...(newSimId !== null && { simId: newSimId }),
  });
  if ("problems" in reading) {
    const problems = added && "problems" in added ? added.problems : [];
    return { problems: [...problems, ...reading.problems], warnings: reading.warnings };
  }
  if (added && "problems" in added) return { ...added, warnings: reading.warnings };
  const twins = findTwins(reading.receipt, context.others);
  return { ...reading, warnings: [...reading.warnings, ...twins], sim: added?.sim ?? null };
}
