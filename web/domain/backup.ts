import { toCsv } from "./csv.ts";
import type { Problem } from "./problem.ts";
import { isDeleted, type Log, living, type Photo, type Tombstone } from "./records.ts";
import {
  findFlawInPhoto,
  findFlawInReceipt,
  findFlawInSim,
  isTimestamp,
  type PhotoFacts,
} from "./schema.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** The files of a backup by name: log.json, receipts.csv, photos/<id>.<extension>, SHA256SUMS. */
export type Entries = Map<string, Bytes>;

/** What the language alone can't do. */
export type Tools = {
  /** SHA-256 in lower-case hex. */
  hash: (bytes: Bytes) => Promise<string>;
  encode: (text: string) => Bytes;
  /** Throws for bytes that aren't UTF-8. */
  decode: (bytes: Bytes) => string;
};

/** `createdAt` is when the backup was made (UTC). */
export type BackupReading = { log: Log; createdAt: string } | { problem: Problem };

const FORMAT = "nobars-backup";
const VERSION = 1;
const LOG = "log.json";
const CSV = "receipts.csv";
const SUMS = "SHA256SUMS";

const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

/** Why a file is refused, on its way out of nested calls. */
class Refusal extends Error {
  readonly problem: Problem;

  constructor(code: Problem["code"], values?: Problem["values"]) {
    super(code);
    this.problem = values ? { code, values } : { code };
  }
}

/** The files of a backup made at `now` (epoch milliseconds). */
export async function pack(log: Log, now: number, tools: Tools): Promise<Entries> {
  const photos = log.photos.map((photo) => (isDeleted(photo) ? photo : withoutBytes(photo)));
  const header = { format: FORMAT, version: VERSION, createdAt: new Date(now).toISOString() };
  const entries: Entries = new Map([
    [LOG, tools.encode(JSON.stringify({ ...header, ...log, photos }, null, 1))],
    [CSV, tools.encode(toCsv(living(log.receipts), living(log.sims)))],
  ]);
  for (const photo of living(log.photos)) entries.set(nameOf(photo), new Uint8Array(photo.bytes));
  const sums: string[] = [];
  for (const [name, bytes] of entries) sums.push(`${await tools.hash(bytes)}  ${name}\n`);
  entries.set(SUMS, tools.encode(sums.join("")));
  return entries;
}

function withoutBytes({ bytes: _, ...facts }: Photo): PhotoFacts {
  return facts;
}

function nameOf(photo: PhotoFacts): string {
  return `photos/${photo.id}.${EXTENSIONS[photo.type] ?? "image"}`;
}

/** Whether a file of that name can belong to a backup. */
export function isEntryName(name: string): boolean {
  return [LOG, CSV, SUMS].includes(name) || /^photos\/[0-9a-f-]{36}\.[a-z]{1,5}$/.test(name);
}

/** The log in a backup's files, or why it is refused. */
export async function unpack(entries: Entries, tools: Tools): Promise<BackupReading> {
  try {
    const sums = readSums(entries, tools);
    await verify(LOG, sums, entries, tools);
    const content = readContent(entries, tools);
    for (const name of sums.keys()) await verify(name, sums, entries, tools);
    return { log: readLog(content, sums, entries), createdAt: readTime(content["createdAt"]) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem };
    throw error;
  }
}

function readSums(entries: Entries, tools: Tools): Map<string, string> {
  const bytes = entries.get(SUMS);
  // Some other ZIP: a backup that lost one of these has the other still.
  if (!bytes && !entries.has(LOG)) throw new Refusal("backup.not-a-backup");
  if (!bytes) throw new Refusal("backup.missing", { entry: SUMS });
  const lines = decode(SUMS, bytes, tools).split("\n").slice(0, -1);
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  if (!sums.has(LOG)) throw new Refusal("backup.damaged", { entry: SUMS });
  return sums;
}

async function verify(name: string, sums: Map<string, string>, entries: Entries, tools: Tools) {
  const bytes = entries.get(name);
  if (!bytes) throw new Refusal("backup.missing", { entry: name });
  const sum = await tools.hash(bytes);
  if (sum !== sums.get(name)) throw new Refusal("backup.damaged", { entry: name });
}

function decode(name: string, bytes: Bytes, tools: Tools): string {
  try {
    return tools.decode(bytes);
  } catch {
    throw new Refusal("backup.damaged", { entry: name });
  }
}

function readContent(entries: Entries, tools: Tools): Record<string, unknown> {
  const text = decode(LOG, entries.get(LOG) ?? new Uint8Array(), tools);
  const content = parseObject(text);
  const version = content["version"];
  if (content["format"] !== FORMAT || !Number.isSafeInteger(version)) {
    throw new Refusal("backup.not-a-backup");
  }
  if (Number(version) > VERSION) throw new Refusal("backup.newer", { version: Number(version) });
  return content;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    throw new Refusal("backup.not-a-backup");
  }
}

function readTime(value: unknown): string {
  if (!isTimestamp(value)) throw new Refusal("backup.invalid", { place: "createdAt" });
  return value;
}

function readLog(
  content: Record<string, unknown>,
  sums: Map<string, string>,
  entries: Entries,
): Log {
  const photos = readRecords<PhotoFacts>("photos", content, findFlawInPhoto);
  return {
    receipts: readRecords("receipts", content, findFlawInReceipt),
    sims: readRecords("sims", content, findFlawInSim),
    photos: photos.map((facts) => {
      if (isDeleted(facts)) return facts;
      const name = nameOf(facts);
      // Bytes count only with their checksum.
      const bytes = sums.has(name) && entries.get(name);
      if (!bytes) throw new Refusal("backup.missing", { entry: name });
      return { ...facts, bytes: bytes.slice().buffer };
    }),
  };
}

function readRecords<T extends { id: string }>(
  kind: string,
  content: Record<string, unknown>,
  findFlaw: (value: unknown) => string | null,
): (T | Tombstone)[] {
  const records = content[kind];
  if (!Array.isArray(records)) throw new Refusal("backup.invalid", { place: kind });
  const ids = new Set<string>();
  for (const [index, record] of records.entries()) {
    const flaw = findFlaw(record) ?? (ids.has(record.id) ? "id" : null);
    if (flaw) throw new Refusal("backup.invalid", { place: `${kind}[${index}].${flaw}` });
    ids.add(record.id);
  }
  return records;
}
