/** The exchange rates of the user, and the form that adds one. */
import type { Fields } from "../domain/fields.ts";
import type { Rate } from "../domain/rate.ts";
import { parseRate, type RateContent } from "../domain/rate-form.ts";
import { fillChoices } from "../kit/choices.ts";
import { wordsIn } from "../kit/currency-words.ts";
import { today, writeDate, writeMoney } from "../kit/formats.ts";
import { joinTexts } from "../kit/messages.ts";
import { part } from "../kit/parts.ts";
import { newId } from "../store/clock.ts";
import { saveRate } from "../store/costs.ts";
import { ListForm } from "./list-form.ts";

const words = wordsIn(navigator.languages);

export class RateForm extends ListForm<Rate, { rate: RateContent }> {
  constructor(host: HTMLElement, signal: AbortSignal) {
    super(host, signal, "rate");
  }

  /** Show the rates; `currencies` are those of the log. */
  show(rates: readonly Rate[], currencies: readonly string[]): void {
    fillChoices(part(this.host, "rate-form"), { currencies, countries: [] });
    this.showList(rates);
  }

  protected override nameOf({ of, is, on }: Rate): string {
    return joinTexts(`${writeMoney(of)} = ${writeMoney(is)}`, writeDate(on));
  }

  protected override read(fields: Fields) {
    return parseRate(fields, this.marks.all, today(), words);
  }

  protected override async save({ rate }: { rate: RateContent }): Promise<void> {
    const createdAt = new Date().toISOString();
    await saveRate({ id: newId(), ...rate, createdAt, updatedAt: createdAt });
  }

  protected override get start(): Fields {
    return { rateOn: today() };
  }
}
