/** <home-summary>: what is pending, what runs out next, and how old the backup is. */
import type { Receipt } from "../domain/receipt.ts";
import { nameOf, type Sim } from "../domain/sim.ts";
import { claimed, pending, runsOutNext } from "../domain/validity/good-until.ts";
import { message, plural, type Values } from "../kit/messages.ts";
import { readLastBackup } from "../store/log.ts";
import { readModel } from "../store/read-model.ts";
import { describeBackup } from "../backup/backup-words.ts";
import { today, writeDate, writeMoney } from "../kit/formats.ts";
import { LogElement } from "../kit/log-element.ts";
import { copyTemplate, fill, find, part, slot } from "../kit/parts.ts";
import { simNames } from "../sims/sim-names.ts";
import { describeValidity, isUrgent } from "../sims/validity-words.ts";

class HomeSummaryElement extends LogElement {
  protected override listen(): void {
    // Its links need no script.
  }

  protected override async show(): Promise<void> {
    const [{ receipts, sims }, backupAt] = await Promise.all([readModel(), readLastBackup()]);
    this.hidden = receipts.length === 0;
    if (this.hidden) return;
    this.#showWaiting("pending", pending(receipts), sims);
    this.#showWaiting("claimed", claimed(receipts), sims);
    this.#showNext(receipts, sims);
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

  /** What ran out lately, and what runs out next. */
  #showNext(receipts: readonly Receipt[], sims: readonly Sim[]): void {
    const known = new Map(sims.map((sim) => [sim.id, sim]));
    const all = runsOutNext(receipts, today()).filter(({ simId }) => known.has(simId ?? ""));
    const past = all.filter(({ daysLeft }) => daysLeft < 0);
    const lines = all.slice(0, past.length + 1).map((validity) => {
      const line = copyTemplate(this, "until");
      const sim = known.get(validity.simId ?? "");
      fill(line, { sim: sim ? nameOf(sim) : "", until: describeValidity(validity) });
      slot(line, "until").classList.toggle("list__note--soon", isUrgent(validity));
      return line;
    });
    for (const line of this.querySelectorAll("[data-part=until]")) line.remove();
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
