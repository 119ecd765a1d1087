/** <calendar-page>: makes a calendar file with the dates of one SIM or of all. */
import { planReminders } from "../domain/calendar/reminders.ts";
import { type CalendarEvent, writeCalendar } from "../domain/calendar/write.ts";
import { namesOf } from "../domain/sim.ts";
import { today, writeDate } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { message, plural } from "../kit/messages.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { canShareFile, type Handover, saveFile, shareOrSave } from "../kit/sharing.ts";
import { outlooksOf } from "../sims/outlooks.ts";
import { readModel } from "../store/read-model.ts";
import { keepReminders, readReminders } from "../store/reminders.ts";
import { deadlinesOf, describeEvent } from "./sim-deadlines.ts";

const MINUTE = 60_000;

class CalendarPageElement extends LogElement {
  readonly #id = new URLSearchParams(location.search).get("id");
  #events: CalendarEvent[] = [];
  /** The events that were written for other SIMs. */
  #others: CalendarEvent[] = [];
  #before: number[] | undefined;

  protected override listen(signal: AbortSignal): void {
    onAction(this, "share", () => this.#handOver(shareOrSave), signal);
    onAction(this, "save", () => this.#handOver(saveFile), signal);
    const choose = () => {
      this.#before = this.#boxes.filter(({ checked }) => checked).map(({ value }) => Number(value));
      this.refresh();
    };
    find(this, "fieldset", HTMLElement).addEventListener("change", choose, { signal });
  }

  protected override async show(): Promise<void> {
    const [model, { before, written }] = await Promise.all([readModel(), readReminders()]);
    this.#before ??= before;
    const names = namesOf(model.sims);
    const isShown = (id: string) => this.#id === null || id === this.#id;
    const outlooks = outlooksOf(model, today()).filter(({ sim }) => isShown(sim.id));
    const deadlines = deadlinesOf(outlooks, names);
    const isOther = ({ uid }: CalendarEvent) => this.#id !== null && !uid.includes(this.#id);
    this.#others = written.filter(isOther);
    this.#events = planReminders(
      deadlines,
      { before: this.#before, today: today(), revision: revisionAfter(written) },
      written.filter((event) => !isOther(event)),
      describeEvent,
    );
    this.#showChoice(this.#before);
    fill(this, { name: this.#id === null ? "" : (names.get(this.#id) ?? "") });
    this.#showEvents(deadlines.length > 0);
  }

  #showChoice(before: readonly number[]): void {
    for (const box of this.#boxes) box.checked = before.includes(Number(box.value));
  }

  /** Shows the events of the next file, and how many events it removes from the calendar. */
  #showEvents(hasDates: boolean): void {
    const held = this.#events.filter(({ cancelled }) => !cancelled);
    const rows = held.map(({ on, summary }) => {
      const row = copyTemplate(this, "event");
      fill(row, { on: writeDate(on), summary });
      return row;
    });
    part(this, "events").replaceChildren(...rows);
    const gone = this.#events.length - held.length;
    fill(this, { gone: gone > 0 ? plural("events.gone", gone) : "" });
    part(this, "no-dates").hidden = hasDates;
    part(this, "no-days").hidden = !hasDates || held.length > 0;
    const file = this.#makeFile();
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-needs-events]")) {
      button.disabled = this.#events.length === 0;
    }
    part(this, "share").hidden = !canShareFile(file);
  }

  async #handOver(hand: (file: File) => Promise<Handover>): Promise<void> {
    const handover = await hand(this.#makeFile());
    const said = part(this, "said");
    said.hidden = handover === "closed";
    said.textContent = message(handover === "refused" ? "share.refused" : "events.look");
    if (handover === "closed" || handover === "refused") return;
    const written = [...this.#others, ...this.#events];
    await keepReminders({ before: this.#before ?? [], written });
  }

  #makeFile(): File {
    const text = writeCalendar(this.#events, new Date().toISOString());
    return new File([text], "nobars.ics", { type: "text/calendar" });
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("fieldset input")];
  }
}

/**
 * Return a number higher than any before, even if the clock was set back; otherwise calendars
 * ignore the file as older.
 */
function revisionAfter(written: readonly CalendarEvent[]): number {
  const next = written.map(({ sequence }) => sequence + 1);
  return Math.max(Math.floor(Date.now() / MINUTE), ...next);
}

customElements.define("calendar-page", CalendarPageElement);
