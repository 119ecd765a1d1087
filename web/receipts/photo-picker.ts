/**
 * <photo-picker>: the photos of a receipt or of a SIM's card. Each is stored at once, before the
 * receipt is saved.
 */
import type { Photo } from "../domain/photo.ts";
import { LARGEST_PDF } from "../domain/picture.ts";
import { message, plural } from "../kit/messages.ts";
import { newId, stampAfter } from "../store/clock.ts";
import { addPhoto } from "../store/photos.ts";
import { reportFailure } from "../kit/failures.ts";
import { onAction } from "../kit/log-element.ts";
import { copyTemplate, find, part, slot } from "../kit/parts.ts";
import { writeSize } from "../kit/sizes.ts";
import { encodePhoto, PhotoProblem } from "./photo-encoding.ts";
import { UndoToastElement } from "../kit/undo-toast.ts";

type Owner = Pick<Photo, "receiptId" | "simId">;

export class PhotoPickerElement extends HTMLElement {
  #owner: Owner = { receiptId: null };
  #ids: string[] = [];
  #adding: Promise<void> = Promise.resolve();
  #waiting = 0;

  connectedCallback(): void {
    this.addEventListener("change", this.#addChosen);
    onAction(this, "remove", (button) => this.#remove(button));
  }

  /** Return the ids of the photos, in order. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** Show the photos of a receipt or SIM; new ones are added to it. */
  open(owner: Owner, ids: readonly string[]): void {
    this.#owner = owner;
    this.#ids = [...ids];
    this.#show();
  }

  /** Resolves when all photos that were chosen so far are stored. */
  settled(): Promise<void> {
    return this.#adding;
  }

  /** Add photos. Resolves when all are stored or refused with a message. */
  add(files: readonly File[]): Promise<void> {
    this.#waiting += files.length;
    this.#showProgress();
    // One after the other, because a decoded photo takes 50 MB of memory.
    for (const file of files) this.#adding = this.#adding.then(() => this.#add(file));
    return this.#adding;
  }

  #addChosen = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
    event.stopPropagation();
    const files = [...(target.files ?? [])];
    target.value = "";
    this.#problem();
    void this.add(files);
  };

  async #add(file: File): Promise<void> {
    try {
      const encoded = await encodePhoto(file);
      const at = stampAfter();
      const id = newId();
      await addPhoto({ id, ...this.#owner, ...encoded, createdAt: at, updatedAt: at });
      this.#change([...this.#ids, id]);
    } catch (error) {
      const code = problemOf(error);
      if (code) this.#problem(message(code, { name: file.name, most: writeSize(LARGEST_PDF) }));
      else reportFailure(error);
    } finally {
      this.#waiting -= 1;
      this.#showProgress();
    }
  }

  #remove(button: HTMLElement): void {
    const id = button.dataset["photo"] ?? "";
    const before = this.#ids;
    this.#change(before.filter((each) => each !== id));
    find(this, "input[type=file]", HTMLInputElement).focus();
    if (this.#owner.simId) return; // it is stored at once, and offered to be undone
    UndoToastElement.offer(message("photo.removed"), () => {
      const since = this.#ids.filter((each) => !before.includes(each));
      this.#change([...before, ...since]);
    });
  }

  #change(ids: string[]): void {
    this.#ids = ids;
    this.#show();
    this.dispatchEvent(new CustomEvent("photos-changed", { bubbles: true }));
  }

  #show(): void {
    const shown = this.#ids.map((id, index) => {
      const photo = copyTemplate(this, "photo");
      find(photo, "stored-photo", HTMLElement).setAttribute("photo-id", id);
      find(photo, "img", HTMLImageElement).alt = message("photo.alt", { n: index + 1 });
      find(photo, "[data-action=remove]", HTMLElement).dataset["photo"] = id;
      slot(photo, "remove").textContent = message("photo.remove", { n: index + 1 });
      return photo;
    });
    part(this, "photos").replaceChildren(...shown);
  }

  #showProgress(): void {
    const text = this.#waiting > 0 ? plural("photo.adding", this.#waiting) : "";
    slot(this, "progress").textContent = text;
  }

  #problem(text = ""): void {
    const place = find(this, "#problem-photos", HTMLElement);
    place.hidden = !text;
    // If several files fail, all messages are shown.
    place.textContent = text && place.textContent ? `${place.textContent} ${text}` : text;
  }
}

/** A DOMException: the file can't be read, as one in a cloud without a network. */
function problemOf(error: unknown): PhotoProblem["code"] | null {
  if (error instanceof PhotoProblem) return error.code;
  return error instanceof DOMException ? "photo.unreadable" : null;
}

customElements.define("photo-picker", PhotoPickerElement);
