/** Loaded when a number is typed, because it contains the tables of all countries. */
import packed from "../../build/phone-tables.json" with { type: "json" };
import { checkPhone, type PhoneCheck } from "../domain/phone.ts";
import { readTables } from "../domain/phone-columns.ts";

const tables = readTables(packed);

/** Return the check of a number typed for a SIM of a country. */
export function judgePhone(text: string, country: string): PhoneCheck {
  return checkPhone(text, country, tables);
}
