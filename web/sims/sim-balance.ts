/** Shows what is on a SIM: the latest balance, its packages, and all balances that were seen. */
import { latestOf, type Seen, type Unit, UNITS } from "../domain/balance.ts";
import { packagesOn } from "../domain/package.ts";
import { daysBetween } from "../domain/plain-date.ts";
import type { Outlook } from "../domain/validity/outlook.ts";
import { today, writeMinutes, writeMoment, writeMoney, writeVolume } from "../kit/formats.ts";
import { joinTexts } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, wordFor } from "../kit/parts.ts";
import { describePackage } from "../receipts/package-words.ts";
import { describeLow } from "./outlook-words.ts";
import { describeValidity } from "./validity-words.ts";

const MOST_SHOWN = 20;

/**
 * Show the latest balance of each unit, and the list; `receipt` is the address of a receipt's page.
 */
export function showBalance(host: HTMLElement, outlook: Outlook, receipt: string): void {
  const { seen } = outlook;
  const cards = UNITS.flatMap((unit) => {
    const latest = latestOf(seen, unit);
    return latest ? [showLatest(host, outlook, unit, latest)] : [];
  });
  const packages = packagesOn(outlook.receipts, today()).map((each) => showPackage(host, each));
  part(host, "latest").replaceChildren(...cards, ...packages);
  part(host, "no-balance").hidden = cards.length > 0;
  const rows = seen.slice(0, MOST_SHOWN).map((each) => showRow(host, each, receipt));
  part(host, "readings").replaceChildren(...rows);
  part(host, "readings-fold").hidden = rows.length === 0;
}

/** Return the currencies that its balance may have, most likely first. */
export function currenciesOf({ sim, seen, receipts }: Outlook): string[] {
  const known = [
    sim.currency,
    latestOf(seen, "money")?.money?.currency,
    receipts[0]?.credited?.currency,
    receipts[0]?.paid.currency,
  ];
  return [...new Set(known.filter((each): each is string => Boolean(each)))];
}

function showLatest(host: HTMLElement, outlook: Outlook, unit: Unit, latest: Seen): HTMLElement {
  const card = copyTemplate(host, "latest");
  card.dataset["unit"] = unit;
  fill(card, {
    amount: writeUnit(latest, unit),
    on: writeMoment(latest.at),
    low: outlook.low.includes(unit) ? describeLow(outlook, unit) : "",
    lasts: "",
    basis: "",
  });
  return card;
}

function showPackage(
  host: HTMLElement,
  { receipt, end }: ReturnType<typeof packagesOn>[number],
): HTMLElement {
  const card = copyTemplate(host, "latest");
  const validity = end && {
    ...{ receipt, simId: receipt.simId, goodUntil: end },
    daysLeft: daysBetween(today(), end),
  };
  fill(card, {
    amount: describePackage(receipt.package),
    on: wordFor(host, "clock", "package").textContent ?? "",
    lasts: validity ? describeValidity(validity) : "",
    low: "",
    basis: "",
  });
  return card;
}

function showRow(host: HTMLElement, seen: Seen, receipt: string): HTMLElement {
  const row = copyTemplate(host, `seen-${seen.from}`);
  const amounts = UNITS.filter((unit) => seen[unit] !== null).map((unit) => writeUnit(seen, unit));
  const on = writeMoment(seen.at);
  fill(row, { amounts: joinTexts(...amounts), on });
  if (seen.from === "receipt") {
    find(row, "a", HTMLAnchorElement).href = `${receipt}?id=${seen.id}`;
    return row;
  }
  fill(row, { "for-delete": ` ${on}` });
  find(row, "[data-id]", HTMLElement).dataset["id"] = seen.id;
  return row;
}

/** Return what was seen of one unit, in words. */
export function writeUnit({ money, data, minutes }: Pick<Seen, Unit>, unit: Unit): string {
  if (unit === "money") return money ? writeMoney(money) : "";
  return unit === "data" ? writeVolume(data ?? 0) : writeMinutes(minutes ?? 0);
}
