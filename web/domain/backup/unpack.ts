import type { Problem } from "../problem.ts";
import type { Receipt } from "../receipt.ts";
import { findFlaw } from "../records/check.ts";
import { contentOf, emptied, isDeleted, living, type Tombstone } from "../records/kind.ts";
import { KIND_NAMES, type KindName, type Log, VERSION } from "../records/kinds.ts";
import { KINDS } from "../records/schemas.ts";
import { isTimestamp } from "../records/timestamp.ts";
import { upgrade } from "../records/upgrade.ts";
import type { Sim } from "../sim.ts";
import {
  type BackupReading,
  type Bytes,
  type Entries,
  entryName,
  FORMAT,
  LIST,
  type Loss,
  type Owner,
  SUMS,
  type Tools,
} from "./format.ts";
import { salvage } from "./salvage.ts";

type Content = Record<string, unknown>;
type Facts = { id: string };
type Sums = ReadonlyMap<string | null, string>;

/**
 * Return the log in a backup's files and a list of what is missing, or the problem if there is no
 * log. Records of an older version are upgraded. A backup of a newer version is refused as a whole.
 */
export async function unpack(entries: Entries, tools: Tools): Promise<BackupReading> {
  const list = entries.get(LIST);
  if (!list) return refuse(entries.size > 0 ? "backup.missing" : "backup.not-a-backup");
  const { content, isBroken } = readContent(tools.decode(list));
  const version = Number(content["version"]);
  // Beside other parts of a backup it is ours, though its beginning is lost.
  if (isBroken && content["format"] === undefined && entries.size > 1)
    return refuse("backup.damaged");
  if (content["format"] !== FORMAT || !Number.isSafeInteger(version) || version < 1) {
    return refuse("backup.not-a-backup");
  }
  if (version > VERSION) return refuse("backup.newer", { version, known: VERSION });
  const sums = readSums(entries, tools);
  const losses: Loss[] = isBroken ? [{ code: "loss.broken-list" }] : [];
  const doubt = await doubtOf(list, sums, tools);
  if (doubt) losses.push(doubt);
  const log = await new Unpacking(content, version, entries, sums, tools, losses).read();
  const first = losses.find(({ code }) => code === "loss.entry");
  const isEmpty = KIND_NAMES.every((kind) => log[kind].length === 0);
  if (isEmpty && first?.code === "loss.entry") {
    return refuse("backup.invalid", { place: first.place });
  }
  const { createdAt } = content;
  return { log, createdAt: isTimestamp(createdAt) ? createdAt : null, losses };
}

function refuse(code: Problem["code"], values?: Problem["values"]): { problem: Problem } {
  return { problem: values ? { code, values } : { code } };
}

function readContent(text: string): { content: Content; isBroken: boolean } {
  try {
    const content: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return { content: { ...(content as Content) }, isBroken: false };
  } catch {
    return { content: salvage(text), isBroken: true };
  }
}

/** Return the checksums by file name; null if there are none for the log. */
function readSums(entries: Entries, tools: Tools): Sums | null {
  const text = tools.decode(entries.get(SUMS) ?? new Uint8Array());
  // Other programs write "*" or "./" before a name, "\" in it, or the sum in capitals.
  const lines = text.matchAll(/^([\da-f]{64}) [ *](.+?)\r?$/gim);
  const sums = new Map(
    Array.from(lines, ([, sum = "", path = ""]) => [entryName(path), sum.toLowerCase()]),
  );
  return sums.has(LIST) ? sums : null;
}

async function doubtOf(list: Bytes, sums: Sums | null, tools: Tools): Promise<Loss | null> {
  const sum = await tools.hash(list);
  if (!sums) return { code: "loss.unverified" };
  if (sum === null) return { code: "loss.unchecked" };
  return sum === sums.get(LIST) ? null : { code: "loss.changed" };
}

/** Reads the records of a backup and adds each one that is lost to `losses`. */
class Unpacking {
  readonly #content: Content;
  readonly #version: number;
  readonly #entries: Entries;
  readonly #sums: Sums | null;
  readonly #tools: Tools;
  readonly #losses: Loss[];

  constructor(
    content: Content,
    version: number,
    entries: Entries,
    sums: Sums | null,
    tools: Tools,
    losses: Loss[],
  ) {
    this.#content = content;
    this.#version = version;
    this.#entries = entries;
    this.#sums = sums;
    this.#tools = tools;
    this.#losses = losses;
  }

  async read(): Promise<Log> {
    const log: Record<string, object[]> = {};
    for (const kind of KIND_NAMES) log[kind] = this.#readRecords(kind);
    const { format: _, version: __, createdAt: ___, ...lists } = this.#content;
    for (const name of Object.keys(lists)) if (!(name in log)) this.#loseEntry(name);
    const owners = [...living(log["receipts"] as Receipt[]), ...living(log["sims"] as Sim[])];
    for (const kind of KIND_NAMES) log[kind] = await this.#addBytes(kind, log[kind] ?? [], owners);
    return log as Log;
  }

  #readRecords(kind: KindName): object[] {
    const records = this.#content[kind];
    if (records === undefined && KINDS[kind].since > this.#version) return [];
    if (!Array.isArray(records)) {
      this.#loseEntry(kind);
      return [];
    }
    const ids = new Set<string>();
    return records.flatMap((each: unknown, index) => {
      const isRecord = typeof each === "object" && each !== null;
      const record = isRecord ? (upgrade(kind, each, this.#version) as Facts) : each;
      const flaw = findFlaw(kind, record) ?? (ids.has((record as Facts).id) ? "id" : null);
      if (flaw !== null) this.#loseEntry(`${kind}[${index}].${flaw}`);
      if (flaw !== null && flaw !== "was") return [];
      ids.add((record as Facts).id);
      return [flaw === "was" ? emptied(record as Tombstone) : (record as Facts)];
    });
  }

  #loseEntry(place: string): void {
    this.#losses.push({ code: "loss.entry", place });
  }

  /** Return the records with the bytes of their files. A record whose file is lost is left out. */
  async #addBytes(kind: KindName, records: object[], owners: Owner[]): Promise<object[]> {
    const fileOf = KINDS[kind].fileOf as ((record: object) => string) | undefined;
    if (!fileOf) return records;
    const whole: object[] = [];
    for (const record of records) {
      const facts = contentOf<object>(record);
      const file = facts && (await this.#readFile(fileOf(facts)));
      const content = file && { ...facts, bytes: file.slice().buffer };
      if (facts && !file) this.#losePhoto((record as Facts).id, owners);
      if (!isDeleted(record)) whole.push(...(content ? [content] : []));
      else whole.push(content ? { ...record, was: content } : emptied(record));
    }
    return whole;
  }

  #losePhoto(id: string, owners: Owner[]): void {
    const owner = owners.find(({ photoIds }) => photoIds.includes(id));
    this.#losses.push({ code: "loss.photo", owner });
  }

  /** Return the bytes of a file; null if it is missing or its checksum is wrong. */
  async #readFile(name: string): Promise<Bytes | null> {
    const bytes = this.#entries.get(name);
    if (!bytes || !this.#sums) return bytes ?? null;
    const sum = await this.#tools.hash(bytes);
    return sum === null || sum === this.#sums.get(name) ? bytes : null;
  }
}
