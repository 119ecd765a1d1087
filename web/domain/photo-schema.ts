import { PDF } from "./picture.ts";
import type { Kind } from "./records/kind.ts";
import { exactOptional, type TypeOf, nullable, picklist, strictObject } from "./records/schema.ts";
import { identifier, pixels, timestamp } from "./records/shapes.ts";

/**
 * The file types of pictures that can't contain scripts, and of PDFs, which pages never open
 * themselves; with the extensions of their files in a backup.
 */
const EXTENSIONS = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  [PDF]: "pdf",
} as const;

const TYPES = Object.keys(EXTENSIONS) as (keyof typeof EXTENSIONS)[];

const SCHEMA = strictObject({
  id: identifier,
  /** Null for the photo of a SIM's card: then that SIM is named. */
  receiptId: nullable(identifier),
  simId: exactOptional(identifier),
  type: picklist(TYPES),
  /** Null for a PDF. */
  width: nullable(pixels),
  height: nullable(pixels),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** A photo without its bytes. */
export type PhotoFacts = TypeOf<typeof SCHEMA>;

export type Photo = PhotoFacts & { bytes: ArrayBuffer };

export const photos: Kind<PhotoFacts> = {
  since: 1,
  schema: SCHEMA,
  findContradiction: ({ receiptId, simId }) =>
    (receiptId === null) === (simId === undefined) ? "receiptId" : null,
  fileOf: ({ id, type }) => `photos/${id}.${EXTENSIONS[type]}`,
};
