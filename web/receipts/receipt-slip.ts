/** <receipt-slip>: one receipt as a printed slip, with its actions. */
import type { Receipt, Status } from "../domain/receipt.ts";
import { message, plural } from "../kit/messages.ts";
import { deleteReceipt, readReceipt, setStatus } from "../store/receipts.ts";
import { readSims } from "../store/sims.ts";
import { copyFrom } from "../kit/copying.ts";
import { reportFailure, showNotice, showWords } from "../kit/failures.ts";
import { writeMoney } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { find, part, slot } from "../kit/parts.ts";
import { canShareText, shareSlip } from "../kit/sharing.ts";
import { nameInTitle } from "../kit/title.ts";
import { openRefund } from "../sims/open-sheet.ts";
import { simNames } from "../sims/sim-names.ts";

import { fillNumber, fillPhotos, fillSlip } from "./slip-lines.ts";
import { slipText } from "./slip-text.ts";
import { showWaiting } from "./slip-history.ts";

class ReceiptSlipElement extends LogElement {
  readonly #id = new URLSearchParams(location.search).get("id") ?? "";
  #photoIds = "";
  #receipt: Receipt | undefined;

  protected override listen(signal: AbortSignal): void {
    onAction(this, "delete", () => this.#delete(), signal);
    onAction(this, "copy-order", copyFrom, signal);
    onAction(this, "print", () => print(), signal);
    onAction(this, "refund", () => this.#openRefund(), signal);
    onAction(this, "share", () => this.#share(), signal);
    this.addEventListener("click", this.#setStatus, { signal });
    find(this, "[data-action=share]", HTMLElement).hidden = !canShareText();
    this.#greet();
  }

  /** Says that it was saved, if the form led here. */
  #greet(): void {
    const saving = /^#saved(?:-without-(\d+))?$/.exec(location.hash);
    if (!saving) return;
    const lost = Number(saving[1] ?? 0);
    part(this, "slip").classList.add("slip--printed");
    const saved = part(this, "saved");
    saved.textContent = lost > 0 ? plural("receipt.saved-without", lost) : message("receipt.saved");
    saved.classList.toggle("notice--warn", lost > 0);
    history.replaceState(null, "", location.search);
  }

  protected override async show(): Promise<void> {
    const [receipt, sims] = await Promise.all([readReceipt(this.#id), readSims()]);
    part(this, "found").hidden = !receipt;
    part(this, "missing").hidden = receipt !== undefined;
    this.#receipt = receipt;
    if (!receipt) return;
    fillSlip(this, this, receipt, sims);
    this.#showPhotos(receipt.photoIds);
    showWaiting(this, receipt);
    this.#offerSteps(receipt);
    const name = simNames(sims)(receipt);
    const amount = writeMoney(receipt.paid);
    nameInTitle(message("receipt.title", { name, amount }));
    // Last, because the tables of numbers may have to be loaded.
    const sim = sims.find(({ id }) => id === receipt.simId);
    await fillNumber(this, sim);
  }

  #showPhotos(ids: readonly string[]): void {
    if (this.#photoIds === ids.join()) return;
    this.#photoIds = ids.join();
    fillPhotos(this, ids);
  }

  #offerSteps({ id, status }: Receipt): void {
    const focused = document.activeElement?.closest<HTMLElement>("receipt-slip [data-when]");
    for (const step of this.querySelectorAll<HTMLElement>("[data-when]")) {
      step.hidden = !step.dataset["when"]?.split(" ").includes(status);
    }
    // the focus would be lost with the hidden button
    if (focused?.hidden) slot(this, "status").focus();
    (part(this, "edit") as HTMLAnchorElement).href = `${this.dataset["edit"]}?id=${id}`;
    (part(this, "duplicate") as HTMLAnchorElement).href = `${this.dataset["new"]}?from=${id}`;
  }

  #setStatus = ({ target }: Event): void => {
    const button = target instanceof Element && target.closest<HTMLElement>("[data-set]");
    if (button) setStatus(this.#id, button.dataset["set"] as Status).catch(reportFailure);
  };

  async #openRefund(): Promise<void> {
    if (this.#receipt) await openRefund(this, this.#receipt);
  }

  async #share(): Promise<void> {
    const slip = part(this, "slip");
    const ids = this.#photoIds.split(",").filter(Boolean);
    const { handover, leftOut } = await shareSlip(slipText(slip), ids);
    if (handover === "refused") showNotice("share.refused", "warn");
    if (handover === "arrived" && leftOut > 0) {
      showWords("share.left-out", "warn", plural("share.left-out", leftOut));
    }
  }

  async #delete(): Promise<void> {
    await deleteReceipt(this.#id);
    location.replace(this.dataset["list"] ?? "");
  }
}

customElements.define("receipt-slip", ReceiptSlipElement);
