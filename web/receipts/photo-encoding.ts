/** Makes a photo small enough to keep, and drops what a camera writes into it, as the place. */
import type { Photo } from "../domain/photo.ts";
import { isPdf, LARGEST_PDF, PDF } from "../domain/picture.ts";

export type Encoded = Pick<Photo, "type" | "bytes" | "width" | "height">;

// Pixels: the small print of a slip stays legible, and the text of a long screenshot.
const LONG_SIDE = 2000;
const SHORT_SIDE = 1080;
const MOST = { area: 16_000_000, side: 16_000 }; // what canvases of phones can hold
const TYPE = "image/jpeg";
const QUALITY = 0.85;

/** Why a file can't be a photo here. */
export class PhotoProblem extends Error {
  readonly code: "photo.not-an-image" | "photo.unreadable" | "photo.heic" | "photo.too-large";

  constructor(code: PhotoProblem["code"]) {
    super(code);
    this.code = code;
  }
}

/** Draw an image file anew, upright, as a JPEG; a PDF stays as it is. @throws PhotoProblem */
export async function encodePhoto(file: File): Promise<Encoded> {
  if (isPdf(await file.slice(0, 16).arrayBuffer())) {
    if (file.size > LARGEST_PDF) throw new PhotoProblem("photo.too-large");
    return { type: PDF, bytes: await file.arrayBuffer(), width: null, height: null };
  }
  const bitmap = await decode(file);
  const scale = scaleOf(bitmap);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  draw(bitmap, canvas);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, TYPE, QUALITY));
  const { width, height } = canvas;
  canvas.width = canvas.height = 0; // Safari holds on to the pixels of canvases
  if (blob?.type !== TYPE) throw new PhotoProblem("photo.unreadable");
  return { type: TYPE, bytes: await blob.arrayBuffer(), width, height };
}

function scaleOf({ width, height }: ImageBitmap): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const legible = Math.max(LONG_SIDE / long, SHORT_SIDE / short);
  return Math.min(1, legible, MOST.side / long, Math.sqrt(MOST.area / (width * height)));
}

async function decode(file: File): Promise<ImageBitmap> {
  try {
    // Engines that don't know the option refuse it, and turn the image upright anyway.
    const upright = createImageBitmap(file, { imageOrientation: "from-image" });
    return await upright.catch(() => createImageBitmap(file));
  } catch {
    throw new PhotoProblem(await problemOf(file));
  }
}

async function problemOf(file: File): Promise<PhotoProblem["code"]> {
  const start = await file.slice(4, 12).text();
  if (/^ftyp(?:hei|hev|mif|msf)/.test(start)) return "photo.heic";
  return file.type.startsWith("image/") ? "photo.unreadable" : "photo.not-an-image";
}

function draw(bitmap: ImageBitmap, canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new PhotoProblem("photo.unreadable");
  context.fillStyle = "#fff"; // under a transparent screenshot
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}
