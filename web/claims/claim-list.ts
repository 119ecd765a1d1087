/** <claim-list>: shows the open claims, the one whose answer is due soonest first. */
import { daysOverdue, openClaims } from "../domain/claim.ts";
import { simNames } from "../sims/sim-names.ts";
import type { Receipt } from "../domain/receipt.ts";
import { today, writeDate, writeMoney } from "../kit/formats.ts";
import { LogElement } from "../kit/log-element.ts";
import { joinTexts, message } from "../kit/messages.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { readModel } from "../store/read-model.ts";

class ClaimListElement extends LogElement {
  readonly #id = new URLSearchParams(location.search).get("id");

  protected override listen(): void {
    // Links need no listener.
  }

  protected override async show(): Promise<void> {
    const { receipts, sims } = await readModel();
    const name = simNames(sims);
    const others = openClaims(receipts).filter(({ id }) => id !== this.#id);
    const rows = others.map((receipt) => {
      const row = copyTemplate(this, "claim");
      find(row, "a", HTMLAnchorElement).href = `?id=${receipt.id}`;
      const on = writeDate(receipt.at);
      fill(row, {
        title: joinTexts(writeMoney(receipt.paid), on, name(receipt)),
        due: describeDue(receipt),
      });
      return row;
    });
    part(this, "claims").replaceChildren(...rows);
    const hasForm = receipts.some(({ id }) => id === this.#id);
    this.hidden = hasForm && rows.length === 0;
    part(this, "none").hidden = rows.length > 0;
  }
}

function describeDue(receipt: Receipt): string {
  const answerBy = receipt.claim?.answerBy;
  if (!answerBy) return message("claim.no-day");
  const isOverdue = daysOverdue(receipt, today()) !== null;
  return message(isOverdue ? "claim.overdue" : "claim.due", { date: writeDate(answerBy) });
}

customElements.define("claim-list", ClaimListElement);
