/** Loaded when a number is typed, because it contains the tables of all countries. */
import tables from "../../build/phone-tables.json" with { type: "json" };
import { checkPhone, type PhoneCheck, type PhoneTables } from "../domain/phone.ts";

/** Return the check of a number typed for a SIM of a country. */
export function judgePhone(text: string, country: string): PhoneCheck {
  return checkPhone(text, country, tables as unknown as PhoneTables);
}
