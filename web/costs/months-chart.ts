/** Draws a chart of what was paid in each month, with the same numbers in a table. */
import type { Spending } from "../domain/costs.ts";
import { writeMoney, writeMonth } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, find, slot } from "../kit/parts.ts";

const SVG = "http://www.w3.org/2000/svg";
// In units of the viewBox, which is stretched to the width of its figure.
const STEP = 10;
const BAR = 7;
const HEIGHT = 100;

/** Return the figure of one currency. `months` must have no gap. */
export function makeChart(host: HTMLElement, { currency, months }: Spending): HTMLElement {
  const chart = copyTemplate(host, "chart");
  const most = Math.max(...months.map(({ paid }) => paid.amount));
  fill(chart, {
    caption: message("costs.chart", { currency, most: writeMoney({ amount: most, currency }) }),
    first: writeMonth(months[0]?.month ?? ""),
    last: writeMonth(months.at(-1)?.month ?? ""),
  });
  chart.style.setProperty("--months", String(months.length));
  const drawing = find(chart, "svg", SVGSVGElement);
  drawing.setAttribute("viewBox", `0 0 ${months.length * STEP} ${HEIGHT}`);
  drawing.append(...months.map(({ paid }, place) => makeBar(place, (paid.amount / most) * HEIGHT)));
  slot(chart, "months").append(...months.map((month) => makeRow(host, month)));
  return chart;
}

function makeBar(place: number, height: number): SVGRectElement {
  const bar = document.createElementNS(SVG, "rect");
  const box = { x: place * STEP + (STEP - BAR) / 2, y: HEIGHT - height, width: BAR, height };
  for (const [name, value] of Object.entries(box)) bar.setAttribute(name, String(value));
  return bar;
}

function makeRow(host: HTMLElement, { month, paid }: Spending["months"][number]): HTMLElement {
  const row = find(copyTemplate(host, "month"), "tr", HTMLTableRowElement);
  fill(row, { month: writeMonth(month), paid: writeMoney(paid) });
  return row;
}
