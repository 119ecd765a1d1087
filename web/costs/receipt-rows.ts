/** The rows of single top-ups in a period, for an employer or sponsor who reimburses them. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { writeDate, writeMoney } from "../kit/formats.ts";
import { joinTexts } from "../kit/messages.ts";
import { fill, find, Templates } from "../kit/parts.ts";
import { simNames } from "../sims/sim-names.ts";

export function makeRows(
  host: HTMLElement,
  receipts: readonly Receipt[],
  sims: readonly Sim[],
): HTMLElement[] {
  const name = simNames(sims);
  const templates = new Templates(host);
  return receipts.map((receipt) => {
    const row = templates.copy("row");
    find(row, "a", HTMLAnchorElement).href = `${host.dataset["view"]}?id=${receipt.id}`;
    const channel = templates.text("channel", receipt.channel);
    fill(row, {
      day: writeDate(receipt.at),
      about: joinTexts(name(receipt), channel, receipt.channelName, receipt.order),
      paid: writeMoney(receipt.paid),
    });
    return row;
  });
}
