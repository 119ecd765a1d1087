import { FieldReader, type Fields } from "./fields.ts";
import { type CurrencyWords, type Marks, type Money, parseAmount } from "./money.ts";
import { addDays } from "./plain-date.ts";
import type { FieldProblem } from "./problem.ts";
import type { Rate } from "./rate.ts";

export type RateContent = Pick<Rate, "of" | "is" | "on">;

export type RateReading =
  { rate: RateContent; warnings: FieldProblem[] } | { problems: FieldProblem[] };

type MarksOf = Readonly<Record<string, Marks>>;

/**
 * Return the rate in the fields `rateOf`, `rateOfCurrency`, `rateIs` …, or the problem of each
 * wrong field. `marksOf` are the marks with which each amount was typed.
 */
export function parseRate(
  fields: Fields,
  marksOf: MarksOf,
  today: string,
  words?: CurrencyWords,
): RateReading {
  const form = new FieldReader(fields);
  const read = (field: string) => readMoney(form, field, marksOf, words);
  const [of, is] = [read("rateOf"), read("rateIs")];
  const on = form.date("rateOn", addDays(today, 1));
  if (!on && !form.raw("rateOn")) form.report("rateOn", "day.missing");
  if (of && of.currency === is?.currency) form.report("rateIsCurrency", "rate.same-currency");
  if (!of || !is || !on || form.problems.length > 0) return { problems: form.problems };
  return { rate: { of, is, on }, warnings: form.warnings };
}

function readMoney(
  form: FieldReader,
  field: string,
  marksOf: MarksOf,
  words: CurrencyWords | undefined,
): Money | null {
  const currency = form.currency(`${field}Currency`);
  if (!currency) return null;
  const marks = marksOf[field] ?? { decimal: ".", group: "" };
  const reading = parseAmount(form.raw(field), currency, marks, words);
  if ("problem" in reading) return form.report(field, reading.problem, reading.values);
  return reading.money.amount > 0 ? reading.money : form.report(field, "rate.zero");
}
