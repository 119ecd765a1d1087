/** All that can be wrong with what a person gave us. The page has the words for each code. */
export type ProblemCode =
  | "amount.empty"
  | "amount.not-a-number"
  | "amount.negative"
  | "amount.ambiguous"
  | "amount.no-decimals"
  | "amount.too-many-decimals"
  | "amount.too-large"
  | "amount.other-currency"
  | "fee.too-large"
  | "currency.missing"
  | "currency.unknown"
  | "date.missing"
  | "date.invalid"
  | "date.too-early"
  | "date.in-future"
  | "date.thai-year"
  | "offset.invalid"
  | "offset.twice"
  | "good-until.invalid"
  | "good-until.before-top-up"
  | "good-until.far"
  | "claim.answer-before"
  | "twin.order"
  | "twin.day"
  | "choice.unknown"
  | "text.too-long"
  | "iccid.invalid"
  | "days.invalid"
  | "volume.invalid"
  | "reading.empty"
  | "reading.in-future"
  | "sim.empty"
  | "country.unknown"
  | "phone.empty"
  | "phone.not-a-number"
  | "phone.country-needed"
  | "phone.too-short"
  | "phone.too-long"
  | "phone.wrong-length"
  | "backup.not-a-backup"
  | "backup.newer"
  | "backup.incomplete"
  | "backup.missing"
  | "backup.several"
  | "backup.invalid"
  | "backup.too-large";

/** What fills the `%(name)s` of a message. */
export type Values = Record<string, string | number>;

export type Problem = { code: ProblemCode; values?: Values };

/** A problem with one field of a form, named as the field's `name` attribute. */
export type FieldProblem = Problem & { field: string };
