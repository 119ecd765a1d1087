/**
 * Finds the files in a ZIP by its directory, or by searching their headers if the directory is
 * damaged.
 */
import type { Bytes } from "../domain/backup/format.ts";
import {
  CENTRAL,
  CENTRAL_BYTES,
  DESCRIPTOR,
  ENCRYPTED,
  END,
  END_64,
  END_BYTES,
  isZip,
  LOCAL,
  LOCAL_BYTES,
  SIZES_FOLLOW,
  ZIP64,
} from "./zip-format.ts";

/** A file in a ZIP. */
export type ZipFile = {
  path: string;
  /** The compression method; null if the file is encrypted. */
  method: number | null;
  /** The compressed bytes, a view of the ZIP. */
  bytes: Bytes;
  /** Whether the file's end was found. False for a file that is cut off at the end of the ZIP. */
  isWhole: boolean;
};

type Header = Pick<ZipFile, "path" | "method"> & {
  /** The compressed size; null if only the record after the bytes has it. */
  size: number | null;
  /** The offset at which the header ends. */
  end: number;
};

const FARTHEST_END = END_BYTES + 0xffff; // with a comment of the greatest length
const utf8 = new TextDecoder();

export class ZipReader {
  readonly #zip: Bytes;
  readonly #view: DataView;
  readonly #end: number;

  constructor(zip: Bytes) {
    this.#zip = zip;
    this.#view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    this.#end = this.#findEnd();
  }

  /** Return whether the end record is missing, which says where the directory is. */
  get isCutOff(): boolean {
    return this.#end < 0;
  }

  /** Yield the files of the directory; null where it is damaged. */
  *byDirectory(): Generator<ZipFile | null> {
    let at = this.isCutOff ? 0 : this.#view.getUint32(this.#end + 16, true);
    // The number of files in the end record isn't needed.
    while (this.#signature(at) === CENTRAL) {
      const header = this.#readHeader(at, CENTRAL);
      const local = header && this.#readHeader(this.#view.getUint32(at + 42, true), LOCAL);
      const file = local && this.#fileOf(header, local.end);
      yield file;
      if (!file) return;
      at = header.end + this.#view.getUint16(at + 32, true);
    }
    if (![END, END_64].includes(this.#signature(at))) yield null;
  }

  /** Yield the files found by their own headers, from front to back. */
  *byHeaders(): Generator<ZipFile> {
    let at = this.#find(0, LOCAL);
    while (at >= 0) {
      const header = this.#readHeader(at, LOCAL);
      let next = at + 4;
      if (header) {
        const file = this.#fileOf(header, header.end) ?? this.#fileUpToNext(header);
        yield file;
        next = header.end + file.bytes.length;
        // A wrong size would lead past other files.
        if (next < this.#zip.length && !isZip(this.#zip.subarray(next))) next = header.end;
      }
      at = this.#find(next, LOCAL);
    }
  }

  #findEnd(): number {
    const first = Math.max(0, this.#zip.length - FARTHEST_END);
    for (let at = this.#zip.length - END_BYTES; at >= first; at--) {
      if (this.#signature(at) === END) return at;
    }
    return -1;
  }

  /** Return the header at an offset, or null if there is none or it is incomplete. */
  #readHeader(start: number, signature: typeof LOCAL | typeof CENTRAL): Header | null {
    const nameAt = start + (signature === LOCAL ? LOCAL_BYTES : CENTRAL_BYTES);
    if (this.#signature(start) !== signature || nameAt > this.#zip.length) return null;
    // both kinds have the same fields from here
    const facts = start + (signature === LOCAL ? 4 : 6);
    const short = (at: number): number => this.#view.getUint16(facts + at, true);
    const flags = short(2);
    const extraAt = nameAt + short(22);
    const end = extraAt + short(24);
    if (end > this.#zip.length) return null;
    const size = this.#readSize(facts, extraAt, end);
    return {
      path: utf8.decode(this.#zip.subarray(nameAt, extraAt)),
      method: flags & ENCRYPTED ? null : short(4),
      // Local headers of streamed files have no sizes.
      size: size === 0 && signature === LOCAL && flags & SIZES_FOLLOW ? null : size,
      end,
    };
  }

  #readSize(facts: number, extraAt: number, end: number): number | null {
    const size = this.#view.getUint32(facts + 14, true);
    if (size !== ZIP64) return size;
    // The extra field has only sizes that don't fit above, the uncompressed size first.
    const before = this.#view.getUint32(facts + 18, true) === ZIP64 ? 8 : 0;
    for (let at = extraAt; at + 12 + before <= end; at += 4 + this.#view.getUint16(at + 2, true)) {
      const isZip64 = this.#view.getUint16(at, true) === 1;
      if (isZip64) return Number(this.#view.getBigUint64(at + 4 + before, true));
    }
    return null;
  }

  /** Return the file whose bytes begin at an offset; null if its size is unknown or too large. */
  #fileOf({ path, method, size }: Header, start: number): ZipFile | null {
    if (size === null || start + size > this.#zip.length) return null;
    return { path, method, bytes: this.#zip.subarray(start, start + size), isWhole: true };
  }

  #fileUpToNext({ path, method, end }: Header): ZipFile {
    const next = this.#find(end, LOCAL, CENTRAL, DESCRIPTOR, END);
    const bytes = this.#zip.subarray(end, next < 0 ? this.#zip.length : next);
    return { path, method, bytes, isWhole: next >= 0 };
  }

  /** Return the offset of the next record of such a kind, or -1. */
  #find(from: number, ...signatures: number[]): number {
    let at = from - 1;
    do at = this.#zip.indexOf(0x50, at + 1);
    while (at >= 0 && !signatures.includes(this.#signature(at)));
    return at;
  }

  #signature(at: number): number {
    return at + 4 <= this.#zip.length ? this.#view.getUint32(at, true) : 0;
  }
}
