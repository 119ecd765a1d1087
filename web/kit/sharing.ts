/** Hands files and slips to other apps, or where that can't be, to the downloads. */
import { readPhotos } from "../store/photos.ts";

/** Whether the system has a share sheet for text. */
export function canShareText(): boolean {
  return typeof navigator.share === "function";
}

/** Whether it takes a file like this one. */
export function canShareFile(file: File): boolean {
  return navigator.canShare?.({ files: [file] }) ?? false;
}

/** Share a file. False where the person closed the share sheet. */
export function shareFile(file: File): Promise<boolean> {
  return share({ files: [file], title: file.name });
}

/** Share a slip's lines as text, and its photos where the system takes them. */
export async function shareSlip(slip: HTMLElement): Promise<boolean> {
  // Not textContent: the text as it is shown, line by line.
  const text = slip.innerText.replace(/\n{2,}/g, "\n").trim();
  const ids = [...slip.querySelectorAll("stored-photo")].map((photo) =>
    photo.getAttribute("photo-id"),
  );
  const photos = await readPhotos(ids.filter((id) => id !== null));
  const files = photos.map(({ id, type, bytes }) => new File([bytes], `${id}.jpg`, { type }));
  const whole = { text, files };
  return share(files.length > 0 && navigator.canShare?.(whole) ? whole : { text });
}

/** Put a file into the downloads. False where the person closed a share sheet instead. */
export async function saveFile(file: File): Promise<boolean> {
  // In an app on an iPhone's home screen a download replaces the app, with no way back.
  if ("standalone" in navigator && navigator.standalone && canShareFile(file)) {
    return shareFile(file);
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}

async function share(data: ShareData): Promise<boolean> {
  try {
    await navigator.share(data);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false;
    throw error;
  }
}
