import { areSameMarks, type LowMarks, type Reading } from "./balance.ts";
import { FieldReader, type Fields, isTooEarly } from "./fields.ts";
import { parseInstant } from "./instant.ts";
import { type CurrencyWords, type Marks, type Money, parseAmount, toTyped } from "./money.ts";
import type { FieldProblem } from "./problem.ts";
import type { Sim } from "./sim.ts";
import { parseVolume, VOLUME_UNITS, volumeToTyped } from "./volume.ts";

export type ReadingContext = {
  now: number;
  id: string;
  sim: Sim;
  marks: Marks;
  /** The marks of fields that were typed with others, as in a draft of another language. */
  marksOf?: Readonly<Record<string, Marks>>;
  words?: CurrencyWords;
  /** Return the phone's UTC offset at a local time. */
  offsetAt: (local: string) => string;
};

/** `reading` is null if only the low marks have changed. */
export type ReadingForm =
  { reading: Reading | null; marks: LowMarks } | { problems: FieldProblem[] };

const AHEAD = 86_400_000; // in ms: the clock of another phone may be a zone ahead

/**
 * Return the reading in the fields `readingMoney`, `readingData` …, or the problem of each wrong
 * field.
 */
export function parseReading(fields: Fields, context: ReadingContext): ReadingForm {
  const form = new FieldReader(fields);
  const { sim, id, now } = context;
  const money = readMoney(form, "readingMoney", context);
  const data = readVolume(form, "readingData", context);
  const minutes = readMinutes(form, context);
  // An unchanged mark keeps its currency, whatever the currency of the reading is.
  const isKept =
    sim.lowMoney !== null &&
    form.raw("lowMoney") === toTyped(sim.lowMoney, marksFor("lowMoney", context));
  const marks: LowMarks = {
    lowMoney: isKept ? sim.lowMoney : readMoney(form, "lowMoney", context),
    lowData: readVolume(form, "lowData", context),
  };
  const at = readTime(form, context);
  const isBlank = money === null && data === null && minutes === null;
  if (isBlank && form.problems.length === 0 && areSameMarks(marks, sim)) {
    form.report("readingMoney", "reading.empty");
  }
  if (form.problems.length > 0) return { problems: form.problems };
  if (isBlank) return { reading: null, marks };
  const createdAt = new Date(now).toISOString();
  const times = { createdAt, updatedAt: createdAt };
  return { reading: { id, simId: sim.id, at, money, data, minutes, ...times }, marks };
}

/** Return the fields of a new reading of a SIM, in a currency, at a local time. */
export function startReading(sim: Sim, currency: string, at: string, marks: Marks): Fields {
  const low = sim.lowData === null ? { text: "", unit: "" } : volumeToTyped(sim.lowData);
  return {
    readingCurrency: currency,
    readingAt: at,
    lowMoney: sim.lowMoney ? toTyped(sim.lowMoney, marks) : "",
    lowData: low.text,
    ...(low.unit && { lowDataUnit: low.unit }),
  };
}

function readMoney(form: FieldReader, field: string, context: ReadingContext): Money | null {
  const text = form.raw(field);
  if (!text) return null;
  const currency = form.raw("readingCurrency");
  if (!currency) return form.report("readingCurrency", "currency.missing");
  const reading = parseAmount(text, currency, marksFor(field, context), context.words);
  if ("money" in reading) return reading.money;
  return form.report(field, reading.problem, reading.values);
}

function marksFor(field: string, { marks, marksOf }: ReadingContext): Marks {
  return marksOf?.[field] ?? marks;
}

function readVolume(form: FieldReader, field: string, context: ReadingContext): number | null {
  const text = form.raw(field);
  if (!text) return null;
  const unit = form.choice(`${field}Unit`, VOLUME_UNITS, "MB");
  const reading = parseVolume(text, unit, marksFor(field, context));
  if ("amount" in reading) return reading.amount;
  return form.report(field, reading.problem, reading.values);
}

function readMinutes(form: FieldReader, context: ReadingContext): number | null {
  const text = form.raw("readingMinutes");
  if (!text) return null;
  const reading = parseVolume(text, "MB", marksFor("readingMinutes", context));
  return "amount" in reading ? reading.amount : form.report("readingMinutes", "volume.invalid");
}

function readTime(form: FieldReader, { now, offsetAt }: ReadingContext): string {
  const local = form.raw("readingAt").slice(0, 16);
  const at = local + offsetAt(local);
  const epoch = parseInstant(at);
  const isPast = epoch !== null && epoch <= now + AHEAD;
  if (!isPast || isTooEarly(at)) form.report("readingAt", "date.invalid");
  return at;
}
