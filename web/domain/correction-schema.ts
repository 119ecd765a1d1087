import { STEPS_LENGTH } from "./correction.ts";
import type { Kind } from "./records/kind.ts";
import { custom, type TypeOf, picklist, strictObject } from "./records/schema.ts";
import { date, identifier, line, timestamp } from "./records/shapes.ts";

// What a person types is shorter: the braces of a placeholder add two characters.
const LIMITS = { brand: 100, value: 100, text: 300, steps: STEPS_LENGTH };

const SCHEMA = strictObject({
  id: identifier,
  /** ISO 3166-1 alpha-2. */
  country: custom<string>((value) => /^[A-Z]{2}$/.test(String(value))),
  /** The operator's name in the directory; "*" for all networks of the country. */
  brand: line(LIMITS.brand),
  /** The purpose of the code: a kind of the directory, such as "balance". */
  kind: custom<string>((value) => /^[a-z][a-z-]{0,39}$/.test(String(value))),
  channel: picklist(["ussd", "sms", "call"]),
  /** The code to dial, or the number that the SMS `text` is sent to, with placeholders: "{pin}". */
  value: line(LIMITS.value),
  text: line(LIMITS.text),
  /** The keys that are pressed afterwards, separated by spaces. */
  steps: line(LIMITS.steps),
  verdict: picklist(["works", "fails"]),
  /** The day on which the person tried it. */
  on: date,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** A person's own result with a dial code: it works, or it fails. */
export type Correction = TypeOf<typeof SCHEMA>;

export const corrections: Kind<Correction> = {
  since: 3,
  schema: SCHEMA,
  findContradiction: ({ brand, value }) => (brand === "" ? "brand" : value === "" ? "value" : null),
};
