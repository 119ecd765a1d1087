/** Shows the times that sources name for the top-up of a claim. */
import { concerns, type Deadline, endOf } from "../domain/deadline.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { writeMoment } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { part } from "../kit/parts.ts";

/** Show the deadlines about a top-up, and return them. */
export function showDeadlines(
  host: HTMLElement,
  receipt: Receipt,
  sim: Sim | undefined,
): Deadline[] {
  return [...part(host, "deadlines").children].flatMap((line) => {
    if (!(line instanceof HTMLElement)) return [];
    const { kind = "", country = "", brand = "", minutes } = line.dataset;
    const deadline = { kind, country, brand, minutes: Number(minutes) };
    line.hidden = !concerns(deadline, receipt, sim);
    const until = line.querySelector("[data-slot=until]");
    const date = writeMoment(endOf(deadline, receipt));
    if (until) until.textContent = message("deadline.until", { date });
    return line.hidden ? [] : [deadline];
  });
}
