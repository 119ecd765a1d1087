/** Loaded only when a number is typed: the tables of all countries are in it. */
import tables from "../../build/phone-tables.json" with { type: "json" };
import { checkPhone, type PhoneCheck, type PhoneTables } from "../domain/phone.ts";

/** Say what is known of a number typed for a SIM of a country. */
export function judgePhone(text: string, country: string): PhoneCheck {
  return checkPhone(text, country, tables as unknown as PhoneTables);
}
