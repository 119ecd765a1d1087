/** Constants for reading and writing ZIP files. Sections are those of PKWARE's APPNOTE, 6.3.10. */

// Signatures of the records (4.3.7, 4.3.9, 4.3.12, 4.3.14, 4.3.16).
export const LOCAL = 0x04034b50;
export const DESCRIPTOR = 0x08074b50;
export const CENTRAL = 0x02014b50;
export const END_64 = 0x06064b50;
export const END = 0x06054b50;

// The bytes of a record before its name or comment.
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;

// The compression methods of a file (4.4.5).
export const STORED = 0;
export const DEFLATED = 8; // RFC 1951

// Flags of a file (4.4.4).
export const ENCRYPTED = 1;
export const SIZES_FOLLOW = 8; // a descriptor with the sizes comes after the bytes
export const UTF8 = 0x800;

/** Stands for a size that needs more than 4 bytes; the extra field 1 has it in 8 (4.5.3). */
export const ZIP64 = 0xffffffff;

/** Return whether bytes begin like a 7-Zip, RAR, gzip or xz file, which are not read here. */
export function isOtherArchive(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  return /^(?:7z\xbc\xaf|Rar!|\x1f\x8b|\xfd7zXZ)/.test(start);
}

/** Return whether bytes begin with "PK", as every ZIP and every record in one does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
