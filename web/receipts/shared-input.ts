/** <shared-input>: puts what another app shared into the receipt form. */
import { writeList } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { countShared, takeShared } from "../store/shared.ts";
import type { Shared } from "../worker/protocol.ts";
import { reportFailure, showNotice, showWords } from "../kit/failures.ts";
import { isPdf, isPicture } from "../domain/picture.ts";
import { addToNotes } from "../domain/shared-notes.ts";
import { onAction } from "../kit/log-element.ts";
import { find, part } from "../kit/parts.ts";
import { PhotoPickerElement } from "./photo-picker.ts";

type SharedFile = Shared["files"][number];

/** What an entry was: all of it is in the form, something was left out, or it had no content. */
type Told = "added" | "left-out" | "empty";

class SharedInputElement extends HTMLElement {
  connectedCallback(): void {
    this.#take().catch(reportFailure);
  }

  /** Takes all entries. An entry is deleted only when the draft has it. */
  async #take(): Promise<void> {
    const query = new URLSearchParams(location.search);
    if (query.has("from")) return; // the form is for a duplicate
    if (query.get("shared") === "failed") showNotice("shared.failed", "warn");
    await whenEnabled(find(document, "receipt-form fieldset", HTMLFieldSetElement));
    await mayJoin(this);
    const told = new Set<Told>();
    await takeShared(async (shared) => void told.add(await fillIn(shared)));
    // A reload of the page must only restore the draft.
    if (query.has("shared") || query.has("fresh"))
      history.replaceState(history.state, "", location.pathname);
    if (told.has("left-out")) return;
    if (told.has("added")) showNotice("shared.added", "good");
    else if (told.has("empty")) showNotice("shared.empty", "warn");
  }
}

/** The form is enabled when it shows its first values. */
async function whenEnabled(fields: HTMLFieldSetElement): Promise<void> {
  await new Promise<void>((resolve) => {
    const settle = () => fields.disabled || resolve();
    new MutationObserver(settle).observe(fields, { attributeFilter: ["disabled"] });
    settle();
  });
}

/**
 * If a receipt is being typed already, waits for the user's answer: what was shared may belong to
 * another.
 */
async function mayJoin(host: HTMLElement): Promise<void> {
  const isTyped = !part(document, "restored").hidden;
  if (!isTyped || (await countShared()) === 0) return;
  const question = part(host, "question");
  question.hidden = false;
  await new Promise<void>((resolve) => {
    onAction(host, "join", () => resolve());
    onAction(host, "apart", () => location.replace(`${location.pathname}?fresh`));
  });
  question.hidden = true;
}

/** Puts an entry into the form. If a file is left out, the person is told so here. */
async function fillIn(shared: Shared): Promise<Told> {
  const pictures = shared.files.filter(canKeep);
  // A form in which no file was chosen sends one without name and bytes.
  const others = shared.files.filter((file) => !canKeep(file) && (file.name || sizeOf(file)));
  addNotes([shared.title, shared.text, shared.url, ...others.map(({ name }) => name)]);
  sayLeftOut("shared.no-picture", others.filter(sizeOf));
  sayLeftOut(
    "photo.empty",
    others.filter((file) => !sizeOf(file)),
  );
  const picker = find(document, "receipt-form photo-picker", PhotoPickerElement);
  const before = picker.ids.length;
  // Some apps give no type; the bytes show it. If it can’t be opened, it is damaged.
  await picker.add(pictures.map(({ name, bytes }) => new File([bytes], name, { type: "image/" })));
  await keepDraft();
  if (others.length > 0 || picker.ids.length - before < pictures.length) return "left-out";
  const texts = [shared.title, shared.text, shared.url];
  return pictures.length > 0 || texts.some((text) => text.trim() !== "") ? "added" : "empty";
}

function canKeep({ bytes }: SharedFile): boolean {
  return isPicture(bytes) || isPdf(bytes);
}

function sizeOf({ bytes }: SharedFile): number {
  return bytes.byteLength;
}

function sayLeftOut(code: "shared.no-picture" | "photo.empty", files: SharedFile[]): void {
  if (files.length === 0) return;
  const name = writeList(files.map((file) => file.name));
  showWords(code, "warn", message(code, { name }));
}

function addNotes(texts: readonly string[]): void {
  const notes = find(document, "receipt-form [name=notes]", HTMLTextAreaElement);
  notes.value = addToNotes(notes.value, texts);
  notes.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Makes the form write its draft to disk, as before an update. */
async function keepDraft(): Promise<void> {
  const kept: Promise<unknown>[] = [];
  const detail = { waitUntil: (promise: Promise<unknown>) => void kept.push(promise) };
  dispatchEvent(new CustomEvent("nobars-before-update", { detail }));
  await Promise.all(kept);
}

customElements.define("shared-input", SharedInputElement);
