/** The types of members for the schemas of records. */
import { minorDigits } from "../currency.ts";
import { isIdentifier } from "../identifier.ts";
import { parseInstant } from "../instant.ts";
import { LARGEST } from "../money.ts";
import { isDate } from "../plain-date.ts";
import { cleanLine, cleanText, lengthOf } from "../text.ts";
import { array, custom, optional, record, type Schema, strictObject } from "./schema.ts";
import { isTimestamp } from "./timestamp.ts";

function text(fits: (text: string) => boolean): Schema<string> {
  return custom<string>((value) => typeof value === "string" && fits(value));
}

/** A whole number in these bounds. */
export function integer(least: number, most: number): Schema<number> {
  return custom<number>(
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

/** A UUID in lower case. */
export const identifier = text(isIdentifier);

/** UTC with milliseconds: "2026-11-22T07:59:00.000Z". */
export const timestamp = text(isTimestamp);

/** The times at which members of a record were changed. */
export const edits = optional(record(array(timestamp)));

/** Local time with its offset, to the minute: "2026-11-22T14:59+07:00". */
export const instant = text((value) => parseInstant(value) !== null);

/** A calendar date: "2026-12-31". */
export const date = text(isDate);

/** An ISO 3166-1 alpha-2 code, or "". */
export const country = text((value) => /^(?:[A-Z]{2})?$/.test(value));

/** A length in pixels. */
export const pixels = integer(1, Number.MAX_SAFE_INTEGER);

/** A whole number from 0 on. */
export const count = integer(0, LARGEST);

/** An ISO 4217 code, or "". */
export const currencyOrNone = text((value) => value === "" || minorDigits(value) !== undefined);

/** An amount in integer minor units of an ISO 4217 currency. */
export const money = strictObject({
  amount: integer(0, LARGEST),
  currency: text((value) => minorDigits(value) !== undefined),
});

/** Clean text on one line, of at most `most` characters. */
export function line(most: number): Schema<string> {
  return text((value) => cleanLine(value) === value && lengthOf(value) <= most);
}

/** Clean text with line feeds, of at most `most` characters. */
export function lines(most: number): Schema<string> {
  return text((value) => cleanText(value) === value && lengthOf(value) <= most);
}
