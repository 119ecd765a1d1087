/** Shares files and texts with other apps, or saves them as downloads. */
import { readPhotos } from "../store/photos.ts";

/**
 * The result of sharing or saving. "unseen": a download was started, but nobody can see whether it
 * was saved; built-in browsers of some apps drop downloads without a message.
 */
export type Handover = "arrived" | "closed" | "refused" | "unseen";

const MOST_FILES = 10; // Chromium's limit

/** Return whether the system can share text. */
export function canShareText(): boolean {
  return typeof navigator.share === "function";
}

/** Return whether the system can share a file like this one. */
export function canShareFile(file: File): boolean {
  return navigator.canShare?.({ files: [file] }) ?? false;
}

/** Share a text. */
export function shareText(text: string): Promise<Handover> {
  return share({ text });
}

/** Share a file. */
export function shareFile(file: File): Promise<Handover> {
  return share({ files: [file], title: file.name });
}

/** Share a file, or save it as a download if the system refuses. */
export async function shareOrSave(file: File): Promise<Handover> {
  const handover = await shareFile(file);
  return handover === "refused" ? saveFile(file) : handover;
}

/** Share a text with photos, as many as the system accepts; `leftOut` counts the others. */
export async function shareSlip(
  text: string,
  photoIds: readonly string[],
): Promise<{ handover: Handover; leftOut: number }> {
  const photos = await readPhotos(photoIds);
  const files = photos
    .slice(0, MOST_FILES)
    .map(({ id, type, bytes }) => new File([bytes], `${id}.${type.split("/")[1]}`, { type }));
  const isTaken = files.length > 0 && navigator.canShare?.({ text, files });
  const handover = await share(isTaken ? { text, files } : { text });
  return { handover, leftOut: photos.length - (isTaken ? files.length : 0) };
}

/** Save a file as a download; in an app on an iPhone's home screen, share it. */
export async function saveFile(file: File): Promise<Handover> {
  // There a download would replace the app, with no way back.
  if ("standalone" in navigator && navigator.standalone && canShareFile(file)) {
    return shareFile(file);
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return "unseen";
}

async function share(data: ShareData): Promise<Handover> {
  try {
    await navigator.share(data);
    return "arrived";
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    // InvalidStateError: a share sheet is already open.
    return ["AbortError", "InvalidStateError"].includes(error.name) ? "closed" : "refused";
  }
}
