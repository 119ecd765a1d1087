/**
 * Loaded only when a number is typed, because of the size of libphonenumber's tables. These come in
 * parts beside it, so that a connection that breaks off costs one.
 */
import { checkPhone, joinTables, type PhoneCheck, type PhoneTables } from "../domain/phone.ts";

const PARTS = ["phone-1.json", "phone-2.json", "phone-3.json"]; // as build.mjs writes them

let tables: PhoneTables | undefined;

/** What judges a number typed for a SIM of a country. Rejects where the tables can't be had. */
export async function loadCheck(): Promise<(text: string, country: string) => PhoneCheck> {
  const loaded = (tables ??= joinTables(await Promise.all(PARTS.map(loadPart))));
  return (text, country) => checkPhone(text, country, loaded);
}

async function loadPart(name: string): Promise<PhoneTables> {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return (await response.json()) as PhoneTables;
}
