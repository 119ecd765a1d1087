/** Shows the course of a SIM's balance: how long it lasts at this rate, and a drawing over time. */
import type { Unit } from "../domain/balance.ts";
import { type Pace, paceOf } from "../domain/pace.ts";
import { courseOf } from "../domain/trend.ts";
import type { Outlook } from "../domain/validity/outlook.ts";
import { writeDate } from "../kit/formats.ts";
import { message, plural } from "../kit/messages.ts";
import { fill } from "../kit/parts.ts";
import { writeUnit } from "./sim-balance.ts";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 300;
const HEIGHT = 80;
const EDGE = 4; // room for the dots

/** Complete the cards of the latest balances, each of which names its unit. */
export function showTrends(host: HTMLElement, outlook: Outlook): void {
  for (const card of host.querySelectorAll<HTMLElement>("[data-unit]")) {
    const unit = card.dataset["unit"] as Unit;
    const pace = paceOf(outlook.seen, unit, outlook.receipts, Date.now());
    fill(card, {
      lasts: pace ? plural("pace.days", pace.daysLeft) : "",
      basis: pace ? describeBasis(pace, unit) : "",
    });
    card.querySelector("svg")?.remove();
    const course = courseOf(outlook.seen, unit);
    if (course) card.append(draw(course, unit));
  }
}

function draw({ points, most, currency }: NonNullable<ReturnType<typeof courseOf>>, unit: Unit) {
  const [first, last] = [points[0]?.on ?? "", points.at(-1)?.on ?? ""];
  const drawing = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: "100%", role: "img" });
  const values = { from: writeDate(first), to: writeDate(last), most: write(most, currency, unit) };
  drawing.setAttribute("aria-label", message("balance.trend", values));
  const isTurned = document.documentElement.dir === "rtl";
  const places = points.map(({ along, share }) => [
    Math.round(EDGE + (isTurned ? 1 - along : along) * (WIDTH - 2 * EDGE)),
    Math.round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)),
  ]);
  const line = { fill: "none", stroke: "currentColor", "stroke-width": "2" };
  const ground = { x1: "0", x2: `${WIDTH}`, y1: `${HEIGHT}`, y2: `${HEIGHT}` };
  drawing.append(
    make("line", { ...ground, ...line }),
    make("polyline", { points: places.join(" "), ...line }),
    ...places.map(([cx, cy]) => make("circle", { cx: `${cx}`, cy: `${cy}`, r: "3" })),
  );
  drawing.setAttribute("fill", "currentColor");
  return drawing;
}

function make(name: string, attributes: Record<string, string>): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function describeBasis({ used, currency, readings, from, to }: Pace, unit: Unit): string {
  const dates = { from: writeDate(from), to: writeDate(to) };
  return message("pace.basis", { used: write(used, currency, unit), n: readings, ...dates });
}

function write(amount: number, currency: string, unit: Unit): string {
  return writeUnit({ money: { amount, currency }, data: amount, minutes: amount }, unit);
}
