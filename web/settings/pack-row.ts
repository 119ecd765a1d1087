/** A row of the settings: a language or a section with its state and buttons. */
import { find, part } from "../kit/parts.ts";
import { message, writeNumber } from "../kit/messages.ts";
import { writeSize } from "../kit/sizes.ts";
import type { Share } from "../worker/protocol.ts";

/** Show how much of a language or section is saved, and the buttons for what can be done. */
export function showShare(
  row: HTMLElement,
  { saved, total, bytes }: Share,
  { removable }: { removable: boolean },
): void {
  const state = saved === total ? "saved" : saved ? "partly" : "unsaved";
  const values = { size: writeSize(bytes), saved: writeNumber(saved), total: writeNumber(total) };
  show(row, message(`pack.${state}`, values), {
    save: saved < total,
    cancel: false,
    remove: saved > 0 && removable,
  });
  progressOf(row).hidden = true;
}

export function showSaving(row: HTMLElement, saved: number, total: number): void {
  const text = message("pack.saving", { saved: writeNumber(saved), total: writeNumber(total) });
  show(row, text, { save: false, cancel: true, remove: false });
  Object.assign(progressOf(row), { hidden: false, max: total || 1, value: saved });
}

/** If the focused button is hidden, the focus moves to the one that replaces it. */
function show(row: HTMLElement, text: string, shown: Record<string, boolean>): void {
  part(row, "state").textContent = text;
  const buttons = [...row.querySelectorAll<HTMLButtonElement>("button[name]")];
  const wasFocused = buttons.some((button) => button === document.activeElement);
  for (const button of buttons) button.hidden = !shown[button.name];
  if (wasFocused) (buttons.find(({ hidden }) => !hidden) ?? row.querySelector("a"))?.focus();
}

export function progressOf(row: HTMLElement): HTMLProgressElement {
  return find(row, "progress", HTMLProgressElement);
}
