/** <home-summary>: what is pending, what runs out next, and how old the backup is. */
import type { Receipt } from "../domain/receipt.ts";
import { nameOf, type Sim } from "../domain/sim.ts";
import { pending, runsOutNext } from "../domain/validity.ts";
import { plural } from "../messages.ts";
import { readLastBackup } from "../store/log.ts";
import { readReceipts } from "../store/receipts.ts";
import { readSims } from "../store/sims.ts";
import { describeBackup } from "./backup-words.ts";
import { today } from "./formats.ts";
import { LogElement } from "./log-element.ts";
import { fill, part, slot } from "./parts.ts";
import { describeValidity } from "./validity-words.ts";

class HomeSummaryElement extends LogElement {
  protected override listen(): void {
    // Its links need no script.
  }

  protected override async show(): Promise<void> {
    const [receipts, sims, backupAt] = await Promise.all([
      readReceipts(),
      readSims(),
      readLastBackup(),
    ]);
    this.hidden = receipts.length === 0;
    if (this.hidden) return;
    const waiting = pending(receipts).length;
    part(this, "pending").hidden = waiting === 0;
    slot(this, "pending").textContent = plural("pending.count", waiting);
    this.#showNext(receipts, sims);
    const { age, since } = describeBackup(backupAt, receipts);
    fill(this, { backup: age, unsaved: since });
  }

  #showNext(receipts: readonly Receipt[], sims: readonly Sim[]): void {
    const known = new Map(sims.map((sim) => [sim.id, sim]));
    const next = runsOutNext(receipts, today()).find(({ simId }) => known.has(simId ?? ""));
    const sim = known.get(next?.simId ?? "");
    part(this, "until").hidden = !sim;
    if (sim) fill(this, { sim: nameOf(sim), until: describeValidity(next) });
  }
}

customElements.define("home-summary", HomeSummaryElement);
