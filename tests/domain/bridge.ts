// Lets the tests call the domain: a JSON line in, {call, values}, a line out, {value} or {error}.
// Bytes travel as {"$bytes": base64}.
import { createInterface } from "node:readline";
import tables1 from "../../build/assets/phone-1.json";
import tables2 from "../../build/assets/phone-2.json";
import tables3 from "../../build/assets/phone-3.json";
import * as archive from "../../web/backup/archive.ts";
import * as backup from "../../web/domain/backup.ts";
import * as csv from "../../web/domain/csv.ts";
import * as currency from "../../web/domain/currency.ts";
import * as digits from "../../web/domain/digits.ts";
import * as identifier from "../../web/domain/identifier.ts";
import * as instant from "../../web/domain/instant.ts";
import * as listing from "../../web/domain/listing.ts";
import * as merge from "../../web/domain/merge.ts";
import * as money from "../../web/domain/money.ts";
import * as phone from "../../web/domain/phone.ts";
import * as receipt from "../../web/domain/receipt.ts";
import * as schema from "../../web/domain/schema.ts";
import * as sim from "../../web/domain/sim.ts";
import * as text from "../../web/domain/text.ts";
import * as validity from "../../web/domain/validity/good-until.ts";

const tables = phone.joinTables([tables1, tables2, tables3] as unknown as phone.PhoneTables[]);

type Callable = (...values: unknown[]) => unknown;

const modules: Record<string, Record<string, unknown>> = {
  archive,
  backup,
  csv,
  currency,
  digits,
  identifier,
  instant,
  listing,
  merge,
  money,
  phone: {
    ...phone,
    tables,
    checkPhone: (text: string, country: string) => phone.checkPhone(text, country, tables),
  },
  receipt,
  schema,
  sim,
  text,
  validity,
};

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$bytes" in value) return new Uint8Array(Buffer.from(String(value.$bytes), "base64"));
  // A photo's bytes are an ArrayBuffer.
  if ("bytes" in value && value.bytes instanceof Uint8Array) {
    return { ...value, bytes: value.bytes.buffer };
  }
  return value;
}

function replace(_key: string, value: unknown): unknown {
  if (value instanceof ArrayBuffer) return replace("", new Uint8Array(value));
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  return value;
}

async function answer(line: string): Promise<string> {
  const { call, values } = JSON.parse(line, revive) as { call: string; values: unknown[] };
  const [module = "", name = ""] = call.split(".");
  try {
    const found = modules[module]?.[name];
    const value = typeof found === "function" ? await (found as Callable)(...values) : found;
    return JSON.stringify({ value }, replace);
  } catch (error) {
    return JSON.stringify({ error: String(error) });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await answer(line)}\n`);
}
