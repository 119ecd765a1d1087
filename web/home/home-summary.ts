/**
 * <home-summary>: shows the SIMs with their next dates, pending top-ups, and the age of the backup.
 */
import { daysOverdue, openClaims } from "../domain/claim.ts";
import type { Receipt } from "../domain/receipt.ts";
import { namesOf, type Sim } from "../domain/sim.ts";
import { claimedReceipts, pendingReceipts, runsOutNext } from "../domain/validity/good-until.ts";
import {
  dateBesideState,
  isLongOver,
  type Outlook,
  soonestFirst,
} from "../domain/validity/outlook.ts";
import { message, plural } from "../kit/messages.ts";
import { readLastBackup } from "../store/last-backup.ts";
import { type ReadModel, readModel } from "../store/read-model.ts";
import { describeBackup } from "../backup/backup-words.ts";
import { today, writeDate } from "../kit/formats.ts";
import { showBadge } from "../kit/badge.ts";
import { LogElement } from "../kit/log-element.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";
import { describeLow, describeNextDate } from "../sims/outlook-words.ts";
import { outlooksOf } from "../sims/outlooks.ts";
import { describeValidity } from "../sims/validity-words.ts";
import { askArrivals, listenToAnswers } from "./arrival-questions.ts";
import { nameReceipt } from "./receipt-name.ts";

/** The states in which the user has to do something and still can. */
const URGENT: readonly string[] = ["soon", "grace", "ended", "receiving", "suspended"];

function isKeptByTopUp(outlook: Outlook): boolean {
  const next = dateBesideState(outlook);
  return URGENT.includes(outlook.state) && (!next || next.counts.includes("top-up"));
}

class HomeSummaryElement extends LogElement {
  protected override listen(signal: AbortSignal): void {
    listenToAnswers(this, signal);
    const showAgain = () => document.hidden || this.refresh();
    // When the app is opened again, there may be a new question.
    document.addEventListener("visibilitychange", showAgain, { signal });
  }

  protected override async show(): Promise<void> {
    const [model, lastBackup] = await Promise.all([readModel(), readLastBackup()]);
    const { receipts, sims } = model;
    this.hidden = receipts.length === 0 && sims.length === 0;
    if (this.hidden) return showBadge(0);
    const asked = askArrivals(this, receipts, sims);
    const others = pendingReceipts(receipts).filter((receipt) => !asked.has(receipt));
    this.#showWaiting("pending", others, sims);
    this.#showWaiting("claimed", claimedReceipts(receipts), sims);
    this.#showOverdue(receipts);
    this.#showSims(model);
    const { age, since } = describeBackup(lastBackup, receipts);
    fill(this, { backup: age, unsaved: since });
  }

  /**
   * Shows a line that links to a single receipt by its name, or to the list with the number of
   * receipts.
   */
  #showWaiting(kind: "pending" | "claimed", waiting: readonly Receipt[], sims: readonly Sim[]) {
    const line = part(this, kind);
    line.hidden = waiting.length === 0;
    const link = find(line, "a", HTMLAnchorElement);
    const [only, ...others] = waiting;
    const isOne = only !== undefined && others.length === 0;
    link.href = (isOne ? `${this.dataset["view"]}?id=${only.id}` : link.dataset["all"]) ?? "";
    slot(line, kind).textContent = isOne
      ? message(`${kind}.one`, nameReceipt(only, sims))
      : plural(`${kind}.count`, waiting.length);
  }

  /** Shows the claim whose answer is overdue for longest. */
  #showOverdue(receipts: readonly Receipt[]): void {
    const overdue = openClaims(receipts).find((each) => daysOverdue(each, today()) !== null);
    const date = overdue?.claim?.answerBy;
    part(this, "overdue").hidden = !date;
    fill(this, { overdue: date ? message("claim.overdue", { date: writeDate(date) }) : "" });
  }

  /** Shows the SIMs in use with state and next date, the most urgent first. */
  #showSims(model: ReadModel): void {
    const names = namesOf(model.sims);
    const inUse = outlooksOf(model, today()).filter(
      (outlook) => !outlook.sim.isArchived && !isLongOver(outlook),
    );
    const sorted = soonestFirst(inUse);
    this.#offerTopUp(sorted.find(isKeptByTopUp), names);
    const lines = sorted.map((outlook) => {
      const line = this.#makeLine(`${this.dataset["sim"]}?id=${outlook.sim.id}`, {
        sim: names.get(outlook.sim.id) ?? "",
        until: describeNextDate(outlook),
        low: describeLow(outlook),
      });
      slot(line, "state").append(wordFor(this, "state", outlook.state));
      return line;
    });
    const withoutSim = runsOutNext(
      model.receipts.filter(({ simId }) => simId === null),
      today(),
    );
    for (const validity of withoutSim) {
      const texts = { sim: message("sim.none"), until: describeValidity(validity), low: "" };
      lines.push(this.#makeLine(`${this.dataset["view"]}?id=${validity.receipt.id}`, texts));
    }
    for (const line of this.querySelectorAll("[data-part=sim]")) line.remove();
    part(this, "calendar").before(...lines);
    part(this, "calendar").hidden = lines.length === 0;
    showBadge(inUse.filter(({ state }) => URGENT.includes(state)).length);
  }

  /** Shows the button for the SIM that needs a top-up first, if one does. */
  #offerTopUp(outlook: Outlook | undefined, names: ReadonlyMap<string, string>): void {
    const place = part(this, "topup");
    place.hidden = !outlook;
    if (!outlook) return;
    find(place, "a", HTMLAnchorElement).search = `?sim=${outlook.sim.id}`;
    fill(place, { sim: names.get(outlook.sim.id) ?? "" });
  }

  #makeLine(address: string, texts: Record<string, string>): HTMLElement {
    const line = copyTemplate(this, "sim");
    find(line, "a", HTMLAnchorElement).href = address;
    fill(line, texts);
    return line;
  }
}

customElements.define("home-summary", HomeSummaryElement);
