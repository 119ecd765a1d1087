import { toCsv } from "../csv.ts";
import { contentOf, isDeleted, living } from "../records/kind.ts";
import { KIND_NAMES, type Log, mapKinds, VERSION } from "../records/kinds.ts";
import { KINDS } from "../records/schemas.ts";
import { type Bytes, type Entries, FORMAT, LIST, SUMS, TABLE, type Tools } from "./format.ts";

/** Return the files of a backup made at `now` (epoch milliseconds). */
export async function pack(log: Log, now: number, tools: Tools): Promise<Entries> {
  const header = { format: FORMAT, version: VERSION, createdAt: new Date(now).toISOString() };
  const records = mapKinds((kind) => log[kind].map(withoutBytes));
  const entries: Entries = new Map([
    [LIST, tools.encode(JSON.stringify({ ...header, ...records }, null, 1))],
    [TABLE, tools.encode(toCsv(living(log.receipts), living(log.sims)))],
  ]);
  for (const [name, bytes] of filesOf(log)) entries.set(name, bytes);
  const sums = await sumUp(entries, tools);
  if (sums) entries.set(SUMS, tools.encode(sums));
  return entries;
}

function withoutBytes(record: object): object {
  if (isDeleted(record)) return record.was ? { ...record, was: withoutBytes(record.was) } : record;
  const { bytes: _, ...facts } = record as { bytes?: ArrayBuffer };
  return facts;
}

function* filesOf(log: Log): Generator<[string, Bytes]> {
  for (const kind of KIND_NAMES) {
    const fileOf = KINDS[kind].fileOf as ((record: object) => string) | undefined;
    if (!fileOf) continue;
    for (const record of log[kind]) {
      const kept = contentOf<object>(record);
      if (!kept || !("bytes" in kept)) continue;
      yield [fileOf(kept), new Uint8Array(kept.bytes as ArrayBuffer)];
    }
  }
}

/** Return the text that `sha256sum --check` reads, or null if the browser can't hash. */
async function sumUp(entries: Entries, tools: Tools): Promise<string | null> {
  const lines: string[] = [];
  for (const [name, bytes] of entries) {
    const sum = await tools.hash(bytes);
    if (sum === null) return null;
    lines.push(`${sum}  ${name}\n`);
  }
  return lines.join("");
}
