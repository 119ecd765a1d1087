/** Shows costs, one list for each currency. */
import type { Cost } from "../domain/costs.ts";
import { formatLanguage, writeMoney, writeVolume } from "../kit/formats.ts";
import { DIGITS, joinTexts, message, plural } from "../kit/messages.ts";
import { copyTemplate, fill, find } from "../kit/parts.ts";

/** Return an element for each cost, with a bar for its share of the whole in the same currency. */
export function showCosts(
  host: HTMLElement,
  costs: readonly Cost[],
  whole: readonly Cost[],
): HTMLElement[] {
  return costs.map((cost) => {
    const lines = copyTemplate(host, "cost");
    fill(lines, writeCost(cost));
    const { currency, amount } = cost.paid;
    const all = whole.find(({ paid }) => paid.currency === currency)?.paid.amount ?? amount;
    const bar = find(lines, "progress", HTMLProgressElement);
    bar.hidden = all === amount;
    if (!bar.hidden) bar.value = amount / all;
    return lines;
  });
}

function writeCost({ paid, fee, credited, above, data, days }: Cost): Record<string, string> {
  return {
    paid: writeMoney(paid),
    fee: fee ? writeMoney(fee) : "",
    credited: joinTexts(...credited.map(writeMoney)),
    above: above ? describeAbove(above) : "",
    data: data ? describeData(data) : "",
    days: days ? plural("costs.days", days.bought, { each: writeMoney(days.each) }) : "",
  };
}

function describeData({ bought, each }: NonNullable<Cost["data"]>): string {
  const volume = writeVolume(bought);
  if (!each) return volume;
  return message("costs.data", { volume, each: writeMoney(each), unit: writeVolume(1_000) });
}

function describeAbove({ permille, compared }: NonNullable<Cost["above"]>): string {
  const percent = writePermille(Math.abs(permille));
  return plural(permille < 0 ? "costs.below" : "costs.above", compared, { percent });
}

/** Return "4.2%" for 42 tenths of a percent. */
function writePermille(permille: number): string {
  const style = { style: "percent", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(formatLanguage(), { ...style, ...DIGITS }).format(permille / 1_000);
}
