import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { describe, expect, test } from "vitest";
import { crc32 } from "./crc32.ts";
import { type ZipFile, ZipReader } from "./read-zip.ts";
import { collect, deflate, inflate } from "./streams.ts";
import { writeZip } from "./write-zip.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const NOW = Date.UTC(2026, 10, 26);
const encode = (text: string): Bytes => Uint8Array.from(Buffer.from(text));
const TEXT = encode("a line of text\n".repeat(100));
const FILES = new Map([
  ["log.json", TEXT],
  ["dense/カード.jpg", Uint8Array.from({ length: 3000 }, (_, n) => (n * n) % 251)],
  ["empty", encode("")],
]);

async function zip(files: Map<string, Bytes>): Promise<Bytes> {
  const blob = await writeZip(files, NOW, (name) => name.startsWith("dense/"));
  return new Uint8Array(await blob.arrayBuffer());
}

const unpack = (file: ZipFile): Bytes | Promise<Bytes> =>
  file.method === 0 ? file.bytes : collect(inflate(file.bytes, 512));

async function unpackAll(files: Iterable<ZipFile | null>): Promise<Map<string, Bytes>> {
  const unpacked = new Map<string, Bytes>();
  for (const file of files) if (file) unpacked.set(file.path, await unpack(file));
  return unpacked;
}

/** Return FILES as Python's zipfile writes them: seekable or not, with ZIP64 headers or not. */
function zipInPython(...how: ("stream" | "zip64")[]): Bytes {
  const script = `
import io, json, sys, zipfile
class Pipe(io.RawIOBase):
    def writable(self): return True
    def write(self, data): return sys.stdout.buffer.write(data)
files = json.loads(sys.stdin.read())
kept = io.BytesIO()
with zipfile.ZipFile(Pipe() if "stream" in sys.argv else kept, "w") as archive:
    for name, data in files.items():
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_STORED if name.startswith("dense/") else zipfile.ZIP_DEFLATED
        with archive.open(info, "w", force_zip64="zip64" in sys.argv) as file:
            file.write(bytes(data))
sys.stdout.buffer.write(kept.getvalue())
`;
  const input = JSON.stringify(Object.fromEntries([...FILES].map(([k, v]) => [k, [...v]])));
  return Uint8Array.from(execFileSync("python3", ["-c", script, ...how], { input }));
}

/** Return a ZIP of a program that writes a stream: the sizes come after the bytes. */
function zipAsStream(): Bytes {
  const parts: Uint8Array[] = [];
  const stream = new Zip((_error, part) => parts.push(part));
  for (const [name, bytes] of FILES) {
    const file = name.startsWith("dense/") ? new ZipPassThrough(name) : new ZipDeflate(name);
    stream.add(file);
    file.push(bytes, true);
  }
  stream.end();
  return Uint8Array.from(Buffer.concat(parts));
}

describe("a ZIP that is written", () => {
  test("is read by another library", async () => {
    expect(new Map(Object.entries(unzipSync(await zip(FILES))))).toEqual(FILES);
  });

  test("is complete for Python, including names, checksums, sizes and times", async () => {
    const script = `
import io, json, sys, zipfile
archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert archive.testzip() is None
print(json.dumps([[i.filename, i.compress_type, i.date_time[0], i.file_size] for i in archive.infolist()]))
`;
    const said: unknown = JSON.parse(
      execFileSync("python3", ["-c", script], { input: await zip(FILES), encoding: "utf8" }),
    );
    const sizes = [...FILES].map(([name, bytes]) => [
      name,
      name.startsWith("dense/") ? 0 : 8,
      2026,
      bytes.length,
    ]);
    expect(said).toEqual(sizes);
  });

  test("with any files is read back", async () => {
    const files = fc.dictionary(fc.string(), fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(files, async (content) => {
        const packed = new Map(Object.entries(content)) as Map<string, Bytes>;
        expect(await unpackAll(new ZipReader(await zip(packed)).byDirectory())).toEqual(packed);
      }),
    );
  });
});

describe("a ZIP of another program is read by its directory and by its headers", () => {
  test.each([
    ["Python's", zipInPython()],
    ["Python's into a pipe", zipInPython("stream")],
    ["Python's with sizes of 8 bytes", zipInPython("zip64")],
    ["Python's with sizes of 8 bytes into a pipe", zipInPython("stream", "zip64")],
    ["one whose sizes follow", zipAsStream()],
  ])("%s", async (_name, file) => {
    const reader = new ZipReader(file);
    expect(reader.isCutOff).toBe(false);
    expect(await unpackAll(reader.byDirectory())).toEqual(FILES);
    expect(await unpackAll(reader.byHeaders())).toEqual(FILES);
    const cut = new ZipReader(file.subarray(0, -30));
    expect(cut.isCutOff).toBe(true);
    expect(await unpackAll(cut.byHeaders())).toEqual(FILES);
  });
});

describe("in a damaged ZIP", () => {
  const at = (file: Bytes, text: string, nth = 0): number => {
    let found = Buffer.from(file).indexOf(text);
    for (let n = 0; n < nth; n++) found = Buffer.from(file).indexOf(text, found + 1);
    return found;
  };

  test.each([
    ["directory's first record", "PK\x01\x02", 0],
    ["directory's second record", "PK\x01\x02", 1],
  ])("the %s is told", async (_name, signature, nth) => {
    const file = await zip(FILES);
    file[at(file, signature, nth) + 2] = 0;
    const files = [...new ZipReader(file).byDirectory()];
    expect(files.at(-1)).toBe(null);
    expect(files.length).toBe(nth + 1);
  });

  test("a broken header hides its own file only", async () => {
    const file = await zip(FILES);
    file[at(file, "PK\x03\x04", 1)] = 0;
    const files = await unpackAll(new ZipReader(file).byHeaders());
    expect([...files.keys()]).toEqual(["log.json", "empty"]);
  });

  test.each([0x10, 0xffff])("a size that is wrong by %i hides no other file", async (size) => {
    const file = await zip(FILES);
    new DataView(file.buffer).setUint32(at(file, "PK\x03\x04", 1) + 18, size, true);
    const found = [...new ZipReader(file).byHeaders()].map(({ path }) => path);
    expect(found).toEqual([...FILES.keys()]);
  });

  test("an encrypted file has no known method", async () => {
    const file = await zip(FILES);
    file[at(file, "PK\x01\x02") + 8] = 1;
    const [first] = new ZipReader(file).byDirectory();
    expect(first?.method).toBe(null);
  });
});

test("cut-off deflated bytes give what comes before the cut, and then an error", async () => {
  const random = fc.uint8Array({ minLength: 20_000, maxLength: 20_000 });
  const content = Buffer.concat(fc.sample(random, { numRuns: 1, seed: 1 }));
  const packed = await collect(deflate(Uint8Array.from(content)));
  const parts: Bytes[] = [];
  const reading = (async () => {
    for await (const part of inflate(packed.subarray(0, 10_000), 512)) parts.push(part);
  })();
  await expect(reading).rejects.toThrow();
  const got = Buffer.concat(parts);
  expect(got.length).toBeGreaterThan(9000);
  expect(got.equals(content.subarray(0, got.length))).toBe(true);
});

test("a checksum has the value of the format's standard", () => {
  // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms (G. Cook).
  expect(crc32(encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(encode(""))).toBe(0);
});
