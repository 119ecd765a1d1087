import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { BackupReading, Loss } from "../domain/backup/format.ts";
import { KIND_NAMES, type Log, VERSION } from "../domain/records/kinds.ts";
import { planRestore } from "../domain/records/merge.ts";
import { logs } from "../domain/testing/arbitraries.ts";
import {
  identifier,
  log,
  NOW,
  photo,
  readable,
  receipt,
  sim,
  STAMP,
  tombstone,
} from "../domain/testing/records.ts";
import { readBackup, writeBackup as writeBlob } from "./archive.ts";
import { writeZip } from "./write-zip.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Files = Record<string, Bytes>;

const FULL = log({
  receipts: [
    receipt(1, {
      notes: "=1+1\nカード ١٢ 💳",
      simId: identifier(11),
      photoIds: [identifier(21), identifier(22)],
    }),
    tombstone(2),
  ],
  sims: [sim(11, { notes: "Hotline 1175", photoIds: [identifier(24)] }), tombstone(12)],
  photos: [
    photo(21),
    photo(22, { type: "image/avif", bytes: Uint8Array.from(Array(256).keys()).buffer }),
    tombstone(23),
    photo(24, { receiptId: null, simId: identifier(11) }),
  ],
});
const PHOTO = `photos/${identifier(21)}.jpg`;
const OTHER_PHOTO = `photos/${identifier(22)}.avif`;
const CARD = `photos/${identifier(24)}.jpg`;
const LOST_PHOTO: Loss = { code: "loss.photo", owner: FULL.receipts[0] as never };
const LOST_CARD: Loss = { code: "loss.photo", owner: FULL.sims[0] as never };

let backup: Bytes;

const bytesOf = async (blob: Promise<Blob>) => new Uint8Array(await (await blob).arrayBuffer());
const writeBackup = (content: Log, now: number) => bytesOf(writeBlob(content, now));

beforeAll(async () => {
  backup = await writeBackup(FULL, NOW);
});

const read = (...files: Uint8Array[]) =>
  readBackup(files.map((bytes, n) => ({ name: `backup-${n}.zip`, bytes: bytes as Bytes })));

/**
 * Return the contents of a reading, with the photos' bytes as text so that they can be compared.
 */
function told(reading: BackupReading): object {
  return "log" in reading ? { ...reading, log: readable(reading.log) } : reading;
}

const WHOLE = { log: readable(FULL), createdAt: STAMP, losses: [] };

const unzip = (file: Uint8Array) => unzipSync(file);

/** Return a ZIP as another program would write it. */
const rezip = (files: Record<string, Uint8Array>, level: 0 | 6 = 6) => zipSync(files, { level });

/** Return a ZIP whose headers all have these flags and this packing method. */
function lock(zip: Uint8Array, flags: number, method: number): Bytes {
  const locked = Uint8Array.from(zip);
  const view = new DataView(locked.buffer);
  for (let at = 0; at < zip.length - 12; at++) {
    const signature = view.getUint32(at, true);
    const facts = signature === 0x04034b50 ? at + 6 : signature === 0x02014b50 ? at + 8 : null;
    if (facts === null) continue;
    view.setUint16(facts, flags, true);
    view.setUint16(facts + 2, method, true);
  }
  return locked;
}

/** Return a ZIP with correct checksums, whatever its files contain. */
function seal({ SHA256SUMS: _, ...files }: Files): Bytes {
  const sums = Object.entries(files).map(
    ([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`,
  );
  return rezip({ ...files, SHA256SUMS: strToU8(sums.join("")) });
}

/** Return the backup with other members in log.json and correct checksums. */
function withList(members: object): Bytes {
  const files = unzip(backup);
  const list = JSON.parse(strFromU8(files["log.json"] as Bytes)) as object;
  return seal({ ...files, "log.json": strToU8(JSON.stringify({ ...list, ...members })) });
}

function lossesOf(reading: BackupReading): Loss[] {
  if ("problem" in reading) throw new Error(JSON.stringify(reading.problem));
  return reading.losses;
}

function logOf(reading: BackupReading): Log {
  if ("problem" in reading) throw new Error(JSON.stringify(reading.problem));
  return reading.log;
}

const without = (...ids: number[]): Log => ({
  ...FULL,
  photos: FULL.photos.filter(({ id }) => !ids.map(identifier).includes(id)),
});

describe("an undamaged backup", () => {
  test("gives the same log, photos and deletions included", async () => {
    expect(told(await read(backup))).toEqual(WHOLE);
  });

  test("of any log is restored completely on an empty phone", async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (content) => {
        const reading = await read(await writeBackup(content, NOW));
        expect(told(reading)).toEqual({ ...WHOLE, log: readable(content) });
        const plan = planRestore(log(), logOf(reading));
        for (const kind of KIND_NAMES) {
          const sorted = [...content[kind]].sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(isDeepStrictEqual(plan.log[kind], sorted)).toBe(true);
          expect([...plan[kind].change, ...plan[kind].skip, ...plan[kind].delete]).toEqual([]);
        }
      }),
    );
  });

  test("is the same bytes each time", async () => {
    expect(await writeBackup(FULL, NOW)).toEqual(backup);
  });

  test("can be opened without the app, and sha256sum confirms it", () => {
    const files = unzip(backup);
    expect(Object.keys(files)).toEqual([
      "log.json",
      "receipts.csv",
      PHOTO,
      OTHER_PHOTO,
      CARD,
      "SHA256SUMS",
    ]);
    const list = JSON.parse(strFromU8(files["log.json"] as Bytes)) as Record<string, unknown>;
    expect([list["format"], list["version"]]).toEqual(["nobars-backup", VERSION]);
    expect(list["receipts"]).toEqual(FULL.receipts);
    const [row] = parseCsv<Record<string, string>>(Buffer.from(files["receipts.csv"] as Bytes), {
      bom: true,
      columns: true,
    });
    expect(row?.["id"]).toBe(identifier(1));
    const folder = mkdtempSync(join(tmpdir(), "backup-"));
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: folder });
    rmSync(folder, { recursive: true });
  });

  test.each([1970, 1999, 2150])("can be made with a clock that is in %i", async (year) => {
    const file = await writeBackup(FULL, (year - 1970) * 31_556_952_000);
    expect(readable(logOf(await read(file)))).toEqual(WHOLE.log);
  });
});

describe("a backup that another program has packed again", () => {
  const extras = {
    ".DS_Store": strToU8("x"),
    "__MACOSX/._log.json": strToU8("x"),
    "__MACOSX/backup/log.json": strToU8("x"),
    "../../etc/passwd": strToU8("x"),
    "/log.json": strToU8("x"),
    "photos/../log.json": strToU8("x"),
    "photos/readme.txt": strToU8("x"),
  };
  const renamed = (rename: (name: string) => string) =>
    Object.fromEntries(Object.entries(unzip(backup)).map(([name, each]) => [rename(name), each]));

  test.each([0, 6] as const)(
    "is complete with files that systems add, at level %i",
    async (level) => {
      const file = rezip({ ...extras, ...unzip(backup) }, level);
      expect(told(await read(file))).toEqual(WHOLE);
    },
  );

  test.each([
    ["in a folder", (name: string) => `nobars-backup-2026-11-26/${name}`],
    ["in folders", (name: string) => `a/b/c/${name}`],
    ["with ./ before its names", (name: string) => `./${name}`],
    ["with backslashes", (name: string) => `backup\\${name.replace("/", "\\")}`],
    ["without the folder of photos", (name: string) => name.replace("photos/", "")],
    ["with names in capitals", (name: string) => name.toUpperCase()],
    [
      "with names that say that they are copies",
      (name: string) => name.replace(/(\.|$)/, " (1)$1"),
    ],
    ["with .txt after its names", (name: string) => name.replace(/(json|SUMS)$/, "$1.txt")],
  ])("is whole %s", async (_name, rename) => {
    const reading = await read(rezip(renamed(rename)));
    expect(told(reading)).toEqual(WHOLE);
  });

  test("is complete in a ZIP in a ZIP", async () => {
    const twice = rezip({ "outer/inner.ZIP": rezip({ "nobars-backup.zip": backup }) });
    expect(told(await read(twice))).toEqual(WHOLE);
  });

  test.each(["", " (1)"])("is complete if all its unpacked files are chosen%s", async (copy) => {
    const files = Object.entries(unzip(backup)).map(([name, bytes]) => ({
      name: name.replace("photos/", "").replace(/(\.|$)/, `${copy}$1`),
      bytes,
    }));
    expect(told(await readBackup(files))).toEqual(WHOLE);
  });

  test.each([
    ["in capitals", (sums: string) => sums.replace(/^\w+/gm, (sum) => sum.toUpperCase())],
    ["with ./ before the names", (sums: string) => sums.replaceAll("  ", "  ./")],
    ["with backslashes", (sums: string) => sums.replaceAll("photos/", "photos\\")],
    ["of Windows", (sums: string) => sums.replaceAll("  ", " *").replaceAll("\n", "\r\n")],
  ])("is whole with checksums %s", async (_name, rewrite) => {
    const files = unzip(backup);
    const sums = strToU8(rewrite(strFromU8(files["SHA256SUMS"] as Bytes)));
    expect(told(await read(rezip({ ...files, SHA256SUMS: sums })))).toEqual(WHOLE);
  });

  test.each(["log.json", "log (1).json", "backup.txt"])(
    "lacks the photos when only its list is chosen, as %s",
    async (name) => {
      const list = unzip(backup)["log.json"] as Bytes;
      const reading = await readBackup([{ name, bytes: list }]);
      expect(logOf(reading)).toEqual(without(21, 22, 24));
      const lost = [LOST_PHOTO, LOST_PHOTO, LOST_CARD];
      expect(lossesOf(reading)).toEqual([{ code: "loss.unverified" }, ...lost]);
    },
  );

  test("is read from a list that Windows saved anew as UTF-16", async () => {
    const list = strFromU8(unzip(backup)["log.json"] as Bytes);
    const bytes = new Uint8Array(Buffer.from(`\ufeff${list}`, "utf16le"));
    expect(logOf(await readBackup([{ name: "log.json", bytes }]))).toEqual(without(21, 22, 24));
  });

  test("is complete behind bytes that another program has put before it", async () => {
    for (const before of ["MZ\x90 unpacks itself", "Content-Type: application/zip\r\n\r\n"]) {
      const file = Uint8Array.of(...strToU8(before, true), ...backup);
      expect(told(await read(file))).toEqual(WHOLE);
    }
  });

  test("is refused with another one, because their photos can't be told apart", async () => {
    const problem = { problem: { code: "backup.several" } };
    const both = { ...renamed((name) => `a/${name}`), ...renamed((name) => `b/${name}`) };
    expect(await read(rezip(both))).toEqual(problem);
    expect(await read(rezip({ "a.zip": backup, "b.zip": backup }))).toEqual(problem);
    expect(await read(backup, backup)).toEqual(problem);
    const list = unzip(backup)["log.json"] as Bytes;
    const lists = ["log.json", "log (1).json"].map((name) => ({ name, bytes: list.slice() }));
    expect(await readBackup(lists)).toEqual(problem);
  });
});

describe("a backup that is damaged", () => {
  /** Return the backup with one more file, of a name that it already has. */
  function withTwice(name: string, bytes: Uint8Array): Bytes {
    const other = name.replace(/.$/, "_");
    const file = Buffer.from(rezip({ ...unzip(backup), [other]: bytes }));
    return new Uint8Array(Buffer.from(file.toString("latin1").replaceAll(other, name), "latin1"));
  }

  test("with two photos of one name lacks that photo", async () => {
    const reading = await read(withTwice(PHOTO, strToU8("other")));
    expect(told(reading)).toEqual({ ...WHOLE, log: readable(without(21)), losses: [LOST_PHOTO] });
  });

  test("with two lists of entries is refused", async () => {
    const reading = await read(withTwice("log.json", strToU8("{}")));
    expect(reading).toEqual({ problem: { code: "backup.several" } });
  });

  test.each([
    ["missing", ({ [PHOTO]: _, ...files }: Files) => files],
    ["another one", (files: Files) => ({ ...files, [PHOTO]: strToU8("other") })],
    [
      "not in the list of checksums",
      ({ [PHOTO]: file, ...files }: Files) => ({
        ...unzip(seal(files)),
        [PHOTO]: file as Bytes,
      }),
    ],
  ])("lacks a photo that is %s", async (_name, damage) => {
    const reading = await read(rezip(damage(unzip(backup))));
    expect(told(reading)).toEqual({ ...WHOLE, log: readable(without(21)), losses: [LOST_PHOTO] });
  });

  test.each(["receipts.csv missing", "receipts.csv changed"])(
    "is complete with %s",
    async (how) => {
      const { "receipts.csv": _, ...files } = unzip(backup);
      if (how.endsWith("changed")) files["receipts.csv"] = strToU8("a,b");
      expect(told(await read(rezip(files)))).toEqual(WHOLE);
    },
  );

  test("can't be compared with its checksums where there is no HTTPS", async () => {
    vi.stubGlobal("crypto", {});
    const reading = await read(backup);
    vi.unstubAllGlobals();
    expect(told(reading)).toEqual({ ...WHOLE, losses: [{ code: "loss.unchecked" }] });
  });

  test.each([undefined, "", "nonsense\n", "\xff\xfe"])(
    "can't be vouched for without good checksums (%j)",
    async (sums) => {
      const { SHA256SUMS: _, ...files } = unzip(backup);
      if (sums !== undefined) files["SHA256SUMS"] = strToU8(sums, true);
      const losses = [{ code: "loss.unverified" }];
      expect(told(await read(rezip(files)))).toEqual({ ...WHOLE, losses });
    },
  );

  test("lacks the entry that this version can't read", async () => {
    const sims = [sim(11), { ...sim(13), volume: 5 }];
    const reading = await read(withList({ sims }));
    expect(logOf(reading).sims).toEqual([sim(11)]);
    expect(lossesOf(reading)).toEqual([{ code: "loss.entry", place: "sims[1].volume" }]);
  });

  test.each([
    [{ sims: [sim(11), sim(11)] }, "sims[1].id"],
    [{ sims: [null] }, "sims[0].id"],
    [{ sims: "x" }, "sims"],
    [{ sims: undefined }, "sims"],
    [{ novelties: [] }, "novelties"],
  ])("names what is lost of %j", async (members, place) => {
    expect(lossesOf(await read(withList(members)))).toEqual([{ code: "loss.entry", place }]);
  });

  test("reports a list that was changed", async () => {
    const files = unzip(backup);
    const list = strFromU8(files["log.json"] as Bytes).replace(
      '"amount": 10000',
      '"amount": 90000',
    );
    const reading = await read(rezip({ ...files, "log.json": strToU8(list) }));
    expect(lossesOf(reading)).toEqual([{ code: "loss.changed" }]);
  });

  test.each([
    ["a list", "\n"],
    ["a list with the line ends of Windows", "\r\n"],
  ])("gives the entries before and after a broken one in %s", async (_name, end) => {
    const many = log({ receipts: [1, 2, 3].map((number) => receipt(number)), sims: [sim(11)] });
    const files = unzip(await writeBackup(many, NOW));
    const broken = strFromU8(files["log.json"] as Bytes).replace(`"${identifier(2)}",`, "");
    const list = broken.replaceAll("\n", end);
    const reading = await read(rezip({ ...files, "log.json": strToU8(list) }));
    expect(logOf(reading)).toEqual({ ...many, receipts: [receipt(1), receipt(3)] });
    expect(lossesOf(reading)).toEqual([
      { code: "loss.broken-list" },
      { code: "loss.changed" },
      { code: "loss.entry", place: "receipts[1].id" },
    ]);
  });

  test("is recognised if it ends too early", async () => {
    const end = backup.length - 200;
    const reading = await read(backup.subarray(0, end));
    expect(told(reading)).toEqual({ ...WHOLE, losses: [{ code: "loss.cut-off" }] });
    const half = await read(backup.subarray(0, backup.length / 2));
    expect(lossesOf(half)[0]).toEqual({ code: "loss.cut-off" });
    expect(logOf(half).receipts.length).toBeGreaterThan(0);
    expect(await read(backup.subarray(0, 40))).toEqual({ problem: { code: "backup.incomplete" } });
  });

  test("is reported, wherever it is cut off", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: backup.length - 1 }), async (length) => {
        const reading = await read(backup.subarray(0, length));
        if ("problem" in reading) expect(reading.problem.code).toBe("backup.incomplete");
        else expect(reading.losses[0]).toEqual({ code: "loss.cut-off" });
      }),
    );
  });

  test("never gives a different log without a warning, whichever byte has changed", async () => {
    const byte = fc.integer({ min: 0, max: 255 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: backup.length - 1 }), byte, async (at, value) => {
        const changed = backup.slice();
        changed[at] = value;
        const reading = await read(changed);
        if ("problem" in reading || reading.losses.length > 0) return;
        expect(readable(reading.log)).toEqual(WHOLE.log);
      }),
      { numRuns: 500 },
    );
  });

  test("in one entry of the ZIP loses only that entry", async () => {
    const changed = backup.slice();
    // Inside the photo, which is stored uncompressed.
    const at = Buffer.from(backup).indexOf(Buffer.from(PHOTO)) + PHOTO.length + 8;
    changed[at] = 255 - (changed[at] ?? 0);
    const reading = await read(changed);
    expect(told(reading)).toEqual({ ...WHOLE, log: readable(without(21)), losses: [LOST_PHOTO] });
  });
});

/** Return the ZIP with another size in place of each 12345. */
function claim(size: number, file: Uint8Array): Bytes {
  const text = (number: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(number);
    return bytes.toString("latin1");
  };
  const patched = Buffer.from(file).toString("latin1").replaceAll(text(12345), text(size));
  return new Uint8Array(Buffer.from(patched, "latin1"));
}

describe("other files are refused", () => {
  const list = (text: string) => seal({ "log.json": strToU8(text) });
  test.each<[string, () => Uint8Array]>([
    ["nothing", () => strToU8("")],
    ["one byte", () => strToU8("P")],
    ["a photo", () => strToU8("\xff\xd8\xff\xe0 a photo", true)],
    ["a table", () => strToU8("id,at\r\n")],
    ["a document", () => rezip({ "word/document.xml": strToU8("<x/>") })],
    ["an empty ZIP", () => rezip({})],
    ["a ZIP of documents in a ZIP", () => rezip({ "a.zip": rezip({ "b.txt": strToU8("b") }) })],
    ["another log.json", () => list('{"entries": []}')],
    ["a log.json without a version", () => list('{"format": "nobars-backup"}')],
    ["a list", () => list("[]")],
    ["null", () => list("null")],
    ["no JSON", () => rezip({ "log.json": strToU8("<x/>") })],
  ])("%s", async (_name, file) => {
    expect(await read(file())).toEqual({ problem: { code: "backup.not-a-backup" } });
  });

  test.each([
    ["a ZIP with a password", lock(rezip({ "log.json": strToU8("{}") }), 1, 8)],
    ["a ZIP by another method", lock(rezip({ "log.json": strToU8("{}") }), 0, 93)],
    ["7-Zip", Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)],
    ["RAR", strToU8("Rar!\x1a\x07\x01\x00")],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0)],
  ])("%s, which has to be unpacked elsewhere", async (_name, file) => {
    expect(await read(file)).toEqual({ problem: { code: "backup.locked" } });
  });

  test("a backup whose list is damaged from its first byte on", async () => {
    const { "log.json": text = Uint8Array.of(), ...files } = unzip(backup);
    for (const damaged of [new Uint8Array(text.length), text.slice(300)]) {
      const reading = await read(rezip({ "log.json": damaged, ...files }));
      expect(reading).toEqual({ problem: { code: "backup.damaged" } });
    }
  });

  test("a backup of a newer version, with both versions", async () => {
    const reading = await read(withList({ version: VERSION + 1, novelties: [] }));
    const values = { version: VERSION + 1, known: VERSION };
    expect(reading).toEqual({ problem: { code: "backup.newer", values } });
  });

  test("photos without the list that they belong to", async () => {
    const { "log.json": _, ...files } = unzip(backup);
    expect(await read(rezip(files))).toEqual({ problem: { code: "backup.missing" } });
  });

  test("a list without a valid entry, with the place of the first", async () => {
    const records = { receipts: [{}], sims: [], photos: [] };
    const problem = { code: "backup.invalid", values: { place: "receipts[0].id" } };
    expect(await read(withList(records))).toEqual({ problem });
  });

  test("a ZIP bomb, before it is unpacked, whatever its headers say", async () => {
    const problem = { problem: { code: "backup.too-large" } };
    const mebibyte = 2 ** 20;
    const bomb = (files: Files) => writeZip(new Map(Object.entries(files)), NOW, () => false);
    const huge = await bytesOf(bomb({ ...unzip(backup), [PHOTO]: new Uint8Array(80 * mebibyte) }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(80 * mebibyte);
    const modest = Buffer.from(huge).toString("latin1").replaceAll(size.toString("latin1"), "1234");
    const inner = rezip({ "b.zip": Buffer.from(modest, "latin1") });
    expect(await read(rezip({ "a.zip": inner }))).toEqual(problem);
    const many = Array.from({ length: 70 }, (_, n) => `photos/${identifier(100 + n)}.jpg`);
    const files = Object.fromEntries(many.map((name) => [name, new Uint8Array(mebibyte)]));
    expect(await read(await bytesOf(bomb({ ...unzip(backup), ...files })))).toEqual(problem);
  });

  test("but not a file with a header that gives too large a size", async () => {
    const file = rezip({ ...unzip(backup), [PHOTO]: new Uint8Array(12345) });
    expect(lossesOf(await read(claim(0x50000000, file)))).toEqual([LOST_PHOTO]);
  });

  test("any bytes, without an exception", async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const zipLike = bytes.map((rest) => Uint8Array.from([0x50, 0x4b, 3, 4, ...rest]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, zipLike), async (file) => {
        expect(await read(file)).toHaveProperty("problem");
      }),
    );
  });
});

describe("backups that releases have written", () => {
  const folder = new URL("../../tests/browser/fixtures/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".zip"));

  test.each(names)("%s can still be restored completely", async (name) => {
    const reading = await read(readFileSync(new URL(name, folder)));
    expect(lossesOf(reading)).toEqual([]);
    const { receipts, sims, photos } = logOf(reading);
    const gone = [receipts, sims, photos].map(
      (records) => records.filter((record) => "deleted" in record).length,
    );
    expect(gone).toEqual([1, 1, 1]);
    expect(receipts.length).toBeGreaterThanOrEqual(3);
    expect([sims.length, photos.length >= 3]).toEqual([2, true]);
  });

  test.each(names)("%s merges with a backup of the same log by this version", async (name) => {
    const former = logOf(await read(readFileSync(new URL(name, folder))));
    const again = logOf(await read(await writeBackup(former, NOW)));
    const { log: merged, ...plan } = planRestore(former, again);
    expect(isDeepStrictEqual(merged, former)).toBe(true);
    for (const kind of KIND_NAMES) expect([plan[kind].add, plan[kind].change]).toEqual([[], []]);
  });
});
