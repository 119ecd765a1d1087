/** <home-summary>: the SIMs with their next dates, what is pending, and how old the backup is. */
import type { Receipt } from "../domain/receipt.ts";
import { namesOf, type Sim } from "../domain/sim.ts";
import { claimed, pending } from "../domain/validity/good-until.ts";
import { isLongOver, soonestFirst } from "../domain/validity/outlook.ts";
import { message, plural, type Values } from "../kit/messages.ts";
import { readLastBackup } from "../store/log.ts";
import { type ReadModel, readModel } from "../store/read-model.ts";
import { describeBackup } from "../backup/backup-words.ts";
import { today, writeDate, writeMoney } from "../kit/formats.ts";
import { LogElement } from "../kit/log-element.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";
import { simNames } from "../sims/sim-names.ts";
import { describeLow, describeNextDate } from "../sims/outlook-words.ts";
import { outlooksOf } from "../sims/outlooks.ts";

class HomeSummaryElement extends LogElement {
  protected override listen(): void {
    // Its links need no script.
  }

  protected override async show(): Promise<void> {
    const [model, backupAt] = await Promise.all([readModel(), readLastBackup()]);
    const { receipts, sims } = model;
    this.hidden = receipts.length === 0 && sims.length === 0;
    if (this.hidden) return;
    this.#showWaiting("pending", pending(receipts), sims);
    this.#showWaiting("claimed", claimed(receipts), sims);
    this.#showSims(model);
    const { age, since } = describeBackup(backupAt, receipts);
    fill(this, { backup: age, unsaved: since });
  }

  /** A single one by its name, on the way to itself; several by their number. */
  #showWaiting(kind: "pending" | "claimed", waiting: readonly Receipt[], sims: readonly Sim[]) {
    const line = part(this, kind);
    line.hidden = waiting.length === 0;
    const link = find(line, "a", HTMLAnchorElement);
    const [only, ...others] = waiting;
    const isOne = only !== undefined && others.length === 0;
    link.href = (isOne ? `${this.dataset["view"]}?id=${only.id}` : link.dataset["all"]) ?? "";
    slot(line, kind).textContent = isOne
      ? message(`${kind}.one`, nameReceipt(only, sims))
      : plural(`${kind}.count`, waiting.length);
  }

  /** The SIMs in use with their state and next date, what must be done soonest first. */
  #showSims(model: ReadModel): void {
    const names = namesOf(model.sims);
    const inUse = outlooksOf(model, today()).filter(
      (outlook) => !outlook.sim.isArchived && !isLongOver(outlook),
    );
    const lines = soonestFirst(inUse).map((outlook) => {
      const line = copyTemplate(this, "sim");
      find(line, "a", HTMLAnchorElement).href = `${this.dataset["sim"]}?id=${outlook.sim.id}`;
      fill(line, {
        sim: names.get(outlook.sim.id) ?? "",
        until: describeNextDate(outlook),
        low: describeLow(outlook),
      });
      slot(line, "state").append(wordFor(this, "state", outlook.state));
      return line;
    });
    for (const line of this.querySelectorAll("[data-part=sim]")) line.remove();
    part(this, "backup").before(...lines);
  }
}

function nameReceipt(receipt: Receipt, sims: readonly Sim[]): Values {
  return {
    amount: writeMoney(receipt.paid),
    date: writeDate(receipt.at),
    sim: simNames(sims)(receipt),
  };
}

customElements.define("home-summary", HomeSummaryElement);
