/** <sim-page>: one SIM: until when it is good, what to do by which day, and all other facts. */
import type { UseKind } from "../domain/act.ts";
import { totals } from "../domain/listing.ts";
import { namesOf, operatorOf, type Sim } from "../domain/sim.ts";
import type { Outlook } from "../domain/validity/outlook.ts";
import { copyFrom } from "../kit/copying.ts";
import { today, writeDate, writeMoney } from "../kit/formats.ts";
import { reportFailure } from "../kit/failures.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { message, plural } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";
import { nameInTitle } from "../kit/title.ts";
import { newId } from "../store/clock.ts";
import { readModel } from "../store/read-model.ts";
import { changeSim, deleteReading, deleteUse, saveUse } from "../store/sims.ts";
import { describeActs, describeDeadline, describeThen } from "./outlook-words.ts";
import { openSheet } from "./open-sheet.ts";
import { outlooksOf } from "./outlooks.ts";
import { currenciesOf, showBalance } from "./sim-balance.ts";
import { listenToLinked, showLinked } from "./sim-linked.ts";
import { showDetails } from "./sim-details.ts";
import { showNumber } from "./sim-number.ts";
import { showRules, showUses } from "./sim-rules.ts";
import { describeValidity } from "./validity-words.ts";

const LATEST = 5; // receipts

const KINDS_OF_NOTICE: Readonly<Record<string, string>> = {
  ...{ good: "good", unknown: "plain", archived: "plain" },
  ...{ soon: "warn", grace: "warn", ended: "warn" },
  ...{ receiving: "bad", suspended: "bad", lost: "bad" },
};

class SimPageElement extends LogElement {
  readonly #id = new URLSearchParams(location.search).get("id") ?? "";
  #sims: readonly Sim[] = [];
  #outlook: Outlook | undefined;

  protected override listen(signal: AbortSignal): void {
    const act = (name: string, run: (sim: Sim, button: HTMLElement) => unknown) =>
      onAction(this, name, (button) => this.#outlook && run(this.#outlook.sim, button), signal);
    act("edit", (sim) => openSheet(this, this.#sims, sim));
    act("archive", () => changeSim(this.#id, () => ({ isArchived: true })));
    act("unarchive", () => changeSim(this.#id, () => ({ isArchived: false })));
    act("copy", (_, button) => copyFrom(button));
    act("show-large", () => (part(this, "large") as HTMLDialogElement).showModal());
    act("close-large", () => (part(this, "large") as HTMLDialogElement).close());
    act("add-rule", (sim) => this.#openRule(sim));
    act("correct-rule", (sim, button) => this.#openRule(sim, sim.rules[numberOf(button)]));
    act("remove-rule", (_, button) => this.#removeRule(numberOf(button)));
    act("use", (_, button) => this.#noteUse(button.dataset["use"] as UseKind));
    act("balance", () => this.#openReading());
    act("delete-reading", (_, button) => deleteReading(button.dataset["id"] ?? ""));
    act("delete-use", (_, button) => deleteUse(button.dataset["id"] ?? ""));
    listenToLinked(this, this.#id, signal);
  }

  protected override async show(): Promise<void> {
    const model = await readModel();
    this.#sims = model.sims;
    const outlook = outlooksOf(model, today()).find(({ sim }) => sim.id === this.#id);
    this.#outlook = outlook;
    part(this, "found").hidden = !outlook;
    part(this, "missing").hidden = outlook !== undefined;
    if (!outlook) return;
    const name = namesOf(model.sims).get(this.#id) ?? "";
    nameInTitle(name);
    this.#showHead(outlook, name);
    this.#showNext(outlook);
    showBalance(this, outlook, this.dataset["receipt"] ?? "");
    showRules(this, outlook, today());
    showUses(this, outlook.uses);
    this.#showReceipts(outlook);
    showLinked(this, outlook);
    showDetails(this, outlook.sim);
    if (location.hash === "#balance") {
      history.replaceState(null, "", location.search); // open it only once
      await this.#openReading();
    }
    import("./trend.js").then(({ showTrends }) => showTrends(this, outlook)).catch(() => undefined); // its section isn't saved yet
    import("./sheets.js").then(({ showCard }) => showCard(this, outlook.sim)).catch(reportFailure);
    import("./codes.js")
      .then(({ showSimCodes }) => showSimCodes(this, outlook.sim))
      .catch(() => undefined); // the directory is not saved yet
    await showNumber(this, outlook.sim);
  }

  #showHead({ sim, state, receipts }: Outlook, name: string): void {
    fill(this, { name, operator: operatorOf(sim, name) });
    slot(this, "state").replaceChildren(wordFor(this, "state", state));
    (part(this, "calendar") as HTMLAnchorElement).search = `?id=${sim.id}`;
    part(this, "archive").hidden = sim.isArchived;
    part(this, "unarchive").hidden = !sim.isArchived;
    const [latest] = receipts;
    const again = part(this, "again") as HTMLAnchorElement;
    const form = this.dataset["new"] ?? "";
    again.href = latest ? `${form}?from=${latest.id}` : `${form}?sim=${sim.id}`;
    for (const way of ["counter", "topup"]) {
      (part(this, way) as HTMLAnchorElement).search = `?sim=${sim.id}`;
    }
    (part(this, "paid") as HTMLAnchorElement).href = `${form}?sim=${sim.id}`;
    part(again, "again-word").hidden = !latest;
    part(again, "first-word").hidden = latest !== undefined;
    part(this, "paid").hidden = !latest;
  }

  /** Shows the next date and what follows it. */
  #showNext({ state, deadlines, typed }: Outlook): void {
    const box = part(this, "next");
    const [next] = deadlines;
    for (const kind of ["good", "warn", "bad"]) {
      box.classList.toggle(`notice--${kind}`, KINDS_OF_NOTICE[state] === kind);
    }
    const isOver = state === "lost" || state === "archived";
    const known = isOver ? undefined : next;
    fill(this, {
      next: known ? describeDeadline(known) : overWords(state, typed),
      then: known ? describeThen(known) : "",
      acts: known ? describeActs(known) : "",
    });
  }

  #showReceipts({ receipts }: Outlook): void {
    const rows = receipts.slice(0, LATEST).map((receipt) => {
      const row = copyTemplate(this, "receipt");
      find(row, "a", HTMLAnchorElement).href = `${this.dataset["receipt"]}?id=${receipt.id}`;
      fill(row, { amount: writeMoney(receipt.paid), on: writeDate(receipt.at) });
      slot(row, "status").append(wordFor(this, "status", receipt.status));
      return row;
    });
    part(this, "receipts").replaceChildren(...rows);
    const all = part(this, "all-receipts") as HTMLAnchorElement;
    all.href = `${this.dataset["receipts"]}?sim=${this.#id}`;
    all.textContent = plural("receipts.count", receipts.length);
    const sums = totals(receipts).map(writeMoney);
    fill(this, {
      totals: sums.length > 0 ? message("sim.totals", { sums: sums.join(" · ") }) : "",
    });
  }

  async #openRule(sim: Sim, corrected?: Sim["rules"][number]): Promise<void> {
    const { RuleSheetElement } = await import("./sheets.js");
    await find(this, "rule-sheet", RuleSheetElement).open(sim, corrected);
  }

  async #openReading(): Promise<void> {
    const { ReadingSheetElement } = await import("./sheets.js");
    if (!this.#outlook) return;
    const sheet = find(this, "reading-sheet", ReadingSheetElement);
    sheet.open(this.#outlook.sim, currenciesOf(this.#outlook));
  }

  #removeRule(place: number): Promise<void> {
    return changeSim(this.#id, ({ rules }) => ({
      rules: rules.filter((_, index) => index !== place),
    }));
  }

  #noteUse(kind: UseKind): Promise<void> {
    const createdAt = new Date().toISOString();
    const times = { createdAt, updatedAt: createdAt };
    return saveUse({ id: newId(), simId: this.#id, kind, on: today(), ...times });
  }
}

function overWords(state: Outlook["state"], typed: Outlook["typed"]): string {
  if (state === "lost" || state === "archived") return message(`over.${state}`);
  return describeValidity(typed ?? undefined);
}

function numberOf(element: HTMLElement): number {
  return Number(element.dataset["index"]);
}

customElements.define("sim-page", SimPageElement);
