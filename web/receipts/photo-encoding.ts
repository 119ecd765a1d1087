/** Makes a photo small enough to store, and removes what cameras add, such as the location. */
import type { Photo } from "../domain/photo.ts";
import { hasContent, isPdf, LARGEST_PDF, PDF } from "../domain/picture.ts";

export type Encoded = Pick<Photo, "type" | "bytes" | "width" | "height">;

// In pixels: the small print of a slip stays readable, and so does the text of a long screenshot.
const LONG_SIDE = 2000;
const SHORT_SIDE = 1080;
const MOST = { area: 16_000_000, side: 16_000 }; // the limits of canvases on phones
const TYPE = "image/jpeg";
const QUALITY = 0.85;

/** The reason why a file can't be used as a photo. */
export class PhotoProblem extends Error {
  readonly code:
    "photo.empty" | "photo.not-an-image" | "photo.unreadable" | "photo.heic" | "photo.too-large";

  constructor(code: PhotoProblem["code"]) {
    super(code);
    this.code = code;
  }
}

/** Return an image as a new, upright JPEG; a PDF stays as it is. Throws a PhotoProblem. */
export async function encodePhoto(file: File): Promise<Encoded> {
  if (file.size === 0) throw new PhotoProblem("photo.empty");
  if (isPdf(await file.slice(0, 1024).arrayBuffer())) {
    if (file.size > LARGEST_PDF) throw new PhotoProblem("photo.too-large");
    if (!hasContent(await file.text())) throw new PhotoProblem("photo.unreadable");
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
  canvas.width = canvas.height = 0; // Safari keeps the pixels of canvases otherwise
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
    // Browsers that don't know the option reject it, but turn the image upright anyway.
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
