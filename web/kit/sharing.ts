/** Hands files and slips to other apps, or where that can't be, to the downloads. */
import { readPhotos } from "../store/photos.ts";

/**
 * What became of a file. Whether a download arrived nobody can see: built-in browsers of some apps
 * drop it without a word.
 */
export type Handover = "arrived" | "closed" | "refused" | "unseen";

const MOST_FILES = 10; // Chromium shares no more at a time

/** Whether the system has a share sheet for text. */
export function canShareText(): boolean {
  return typeof navigator.share === "function";
}

/** Whether it takes a file like this one. */
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

/** Share a file, or put it into the downloads where the system refuses to share it. */
export async function shareOrSave(file: File): Promise<Handover> {
  const handover = await shareFile(file);
  return handover === "refused" ? saveFile(file) : handover;
}

/** Share a slip's text with its photos, as many as the system takes; `leftOut` counts the others. */
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

/** Put a file into the downloads, or on an iPhone's home screen, share it. */
export async function saveFile(file: File): Promise<Handover> {
  // In an app on an iPhone's home screen a download replaces the app, with no way back.
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
    // InvalidStateError: a share sheet is open already.
    return ["AbortError", "InvalidStateError"].includes(error.name) ? "closed" : "refused";
  }
}
