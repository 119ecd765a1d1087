/** The choices above the preview: how a file is read. */
import { DELIMITERS } from "../domain/import/delimiter.ts";
import { ORDERS } from "../domain/import/day.ts";
import { DECIMALS } from "../domain/import/marks.ts";
import type { Settings } from "../domain/import/settings.ts";
import { fillChoices } from "../kit/choices.ts";
import { readFields, writeFields } from "../kit/form-fields.ts";
import { nameChoice } from "../kit/choices.ts";
import { find } from "../kit/parts.ts";
import { simOptions } from "../sims/sim-names.ts";
import type { ReadModel } from "../store/read-model.ts";
import type { Job } from "./job.ts";

/** What must be read again after a change of a choice: the file's text or its lines. */
export const READ_ANEW: Readonly<Record<string, "text" | "lines">> = {
  ...{ encoding: "text", delimiter: "text", heading: "lines" },
};

/** Offer the log's SIMs, and the currencies used last. */
export function offerFromLog(form: HTMLFormElement, { receipts, sims }: ReadModel): void {
  const select = find(form, "[name=sim]", HTMLSelectElement);
  const chosen = select.value;
  select.replaceChildren(...[...select.options].slice(0, 1), ...simOptions(sims));
  select.value = chosen;
  const used = receipts.slice(0, 50).map(({ paid }) => paid.currency);
  fillChoices(form, { currencies: [...new Set(used)], countries: [] });
}

/** Show the settings with which a file is read. */
export function showSettings(form: HTMLFormElement, job: Job): void {
  const { settings, source, delimiter } = job;
  const { decimal, order, offset, currency, sim, channel, channelName, status } = settings;
  writeFields(
    form,
    {
      ...{ encoding: source?.encoding ?? "utf-8", delimiter, decimal, order, offset, currency },
      ...{ sim, channel, channelName, status },
    },
    nameChoice,
  );
  box(form, "heading").checked = job.hasHeading;
  box(form, "minus").checked = settings.isMinusPaid;
  for (const each of form.querySelectorAll<HTMLElement>("[data-of-text]"))
    each.hidden = job.isOther;
}

/** Return the chosen settings. */
export function readSettings(form: HTMLFormElement, before: Settings): Settings {
  const fields = readFields(form);
  const { offset = "", currency = "", sim = "", channel = "", status = "" } = fields;
  return {
    ...before,
    decimal: oneOf(DECIMALS, fields["decimal"]) ?? before.decimal,
    order: oneOf(ORDERS, fields["order"]) ?? before.order,
    ...{ offset, currency, sim, channel, status },
    channelName: fields["channelName"] ?? "",
    isMinusPaid: box(form, "minus").checked,
  };
}

/** Return the chosen delimiter, or null. */
export function readDelimiter(form: HTMLFormElement): (typeof DELIMITERS)[number] | null {
  return oneOf(DELIMITERS, readFields(form)["delimiter"]) ?? null;
}

export function box(form: HTMLFormElement, name: string): HTMLInputElement {
  return find(form, `[name=${name}]`, HTMLInputElement);
}

function oneOf<T extends string>(known: readonly T[], text = ""): T | undefined {
  return known.find((each) => each === text);
}
