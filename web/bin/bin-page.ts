/** <bin-page>: deleted records, to look at and restore, and the latest changes. */
import { type BinEntry, keptUntil } from "../domain/bin.ts";
import type { KindName } from "../domain/records/kinds.ts";
import type { Sim } from "../domain/sim.ts";
import { copyFrom } from "../kit/copying.ts";
import { localTime, writeDate } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { message, plural } from "../kit/messages.ts";
import { copyTemplate, fill, find, makeListItem, part, slot, wordFor } from "../kit/parts.ts";
import { describeStep } from "../kit/step-words.ts";
import { fillPhotos, fillSlip } from "../receipts/slip-lines.ts";
import { bringBackFromBin, emptyBin, readBin } from "../store/bin.ts";
import { readModel } from "../store/read-model.ts";
import { sweepBin } from "../store/sweep.ts";
import { undo } from "../store/undo.ts";
import { readSteps } from "../store/useful-steps.ts";
import { describeEntry } from "./entry-words.ts";

class BinPageElement extends LogElement {
  #count = 0;

  protected override listen(signal: AbortSignal): void {
    onAction(this, "bring-back", (button) => this.#bringBack(button), signal);
    onAction(this, "copy-order", copyFrom, signal);
    onAction(this, "undo-last", () => undo(), signal);
    onAction(this, "ask", () => this.#ask(), signal);
    onAction(this, "keep", () => this.#dialog.close(), signal);
    onAction(this, "empty", () => this.#empty(), signal);
  }

  protected override async show(): Promise<void> {
    await sweepBin();
    const [entries, model, steps] = await Promise.all([readBin(), readModel(), readSteps()]);
    this.#count = entries.length;
    const deleted = entries.flatMap(({ kind, record }) => (kind === "sims" ? [record as Sim] : []));
    const sims = [...model.sims, ...deleted];
    const cards = entries.map((entry) => this.#showEntry(entry, sims));
    part(this, "entries").replaceChildren(...cards);
    part(this, "empty").hidden = entries.length > 0;
    part(this, "emptying").hidden = entries.length === 0;
    part(this, "latest").hidden = steps.length === 0;
    const lines = steps.map((step) => makeListItem(describeStep(step)));
    part(this, "steps").replaceChildren(...lines);
  }

  #showEntry(entry: BinEntry, sims: readonly Sim[]): HTMLElement {
    const { kind, record, deletedAt, others } = entry;
    const card = copyTemplate(this, "entry");
    const { name, about } = describeEntry(record, sims);
    fill(card, {
      kind: wordFor(this, "kind", kind).textContent,
      name,
      about,
      deleted: message("bin.deleted", {
        date: writeDate(localTime(Date.parse(deletedAt))),
        until: writeDate(keptUntil(deletedAt)),
      }),
      with: others.length > 0 ? plural("bin.with", others.length) : "",
      for: ` ${name}`,
    });
    Object.assign(card.dataset, { kind, id: record.id });
    const content = this.#showContent(entry, sims);
    if (content) part(card, "look").append(content);
    return card;
  }

  #showContent({ kind, record }: BinEntry, sims: readonly Sim[]): HTMLElement | null {
    if ("paid" in record) {
      const slip = copyTemplate(this, "receipt");
      fillSlip(slip, this, record, sims);
      // Photos are read only when the details are opened.
      slip.addEventListener("toggle", () => fillPhotos(slip, record.photoIds), { once: true });
      return slip;
    }
    if (!("bytes" in record)) return null;
    const photo = copyTemplate(this, "photo");
    photo.setAttribute("photo-id", record.id);
    find(photo, "img", HTMLImageElement).alt = wordFor(this, "kind", kind).textContent ?? "";
    return photo;
  }

  #bringBack(button: HTMLElement): Promise<void> {
    const { kind, id } = button.closest<HTMLElement>("[data-kind]")?.dataset ?? {};
    part(this, "entries").parentElement?.querySelector("h1")?.focus();
    return bringBackFromBin(kind as KindName, id ?? "");
  }

  #ask(): void {
    slot(this, "question").textContent = plural("bin.question", this.#count);
    this.#dialog.showModal();
  }

  async #empty(): Promise<void> {
    this.#dialog.close();
    await emptyBin();
  }

  get #dialog(): HTMLDialogElement {
    return find(this, "dialog", HTMLDialogElement);
  }
}

customElements.define("bin-page", BinPageElement);
