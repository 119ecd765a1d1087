/**
 * The user's own notes on the codes of a country: "this works", "this doesn't", and codes that the
 * directory lacks. Working codes are first in their operator's list, failing ones last.
 */
import { isSameCode } from "../domain/correction.ts";
import { codeValue } from "../domain/dialling.ts";
import { reportFailure } from "../kit/failures.ts";
import { today, writeDate } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { message } from "../kit/messages.ts";
import { find, part, slot } from "../kit/parts.ts";
import { whenLogChanges } from "../store/changes.ts";
import {
  deleteCorrection,
  readCorrections,
  saveCorrection,
  type NewCorrection,
} from "../store/corrections.ts";
import { askToPersist } from "../store/persistence.ts";
import { openForm, readForm } from "./another-code.ts";
import { codeLine } from "./country-view.ts";
import { makeFact } from "./operator-section.ts";
import { showReport } from "./own-report.ts";

let life = new AbortController(); // for the codes that are shown now

export class OwnCodes {
  readonly #host: HTMLElement;
  readonly #country: string;
  /** Each code of the page with its list, in the directory's order. */
  readonly #order: [list: HTMLElement, fact: HTMLElement][];
  #asked: HTMLElement | undefined; // the section for which a code is being typed

  /** `host` contains the sections of operators. */
  constructor(host: HTMLElement, country: string) {
    this.#host = host;
    this.#country = country;
    this.#order = [...host.querySelectorAll<HTMLElement>(".fact")].map((fact) => [
      fact.parentElement as HTMLElement,
      fact,
    ]);
  }

  /** Show the notes, now and after each change. */
  async start(): Promise<void> {
    life.abort();
    life = new AbortController();
    this.#listen(life.signal);
    await this.#show();
  }

  #listen(signal: AbortSignal): void {
    const dialog = this.#dialog;
    const act = (name: string, run: (button: HTMLElement) => unknown) =>
      onAction(this.#host, name, run, signal);
    act("works", (button) => this.#note(button, "works"));
    act("fails", (button) => this.#note(button, "fails"));
    act("take-back", (button) => this.#takeBack(button));
    act("another", (button) => this.#ask(button));
    onAction(dialog, "cancel", () => dialog.close(), signal);
    const add = (event: Event) => {
      event.preventDefault();
      this.#add().catch(reportFailure);
    };
    find(dialog, "form", HTMLFormElement).addEventListener("submit", add, { signal });
    whenLogChanges(() => void this.#show().catch(reportFailure), signal);
  }

  async #show(): Promise<void> {
    const corrections = await readCorrections(this.#country);
    this.#restoreOrder();
    const known = this.#order.map(([list, fact]) => ({ list, fact, code: codeOf(fact) }));
    for (const { list, fact, code } of known) {
      const correction = code && corrections.find((each) => isSameCode(each, { ...each, ...code }));
      this.#mark(fact, correction);
      if (correction?.verdict === "works") listOf(fact).prepend(fact);
      if (correction?.verdict === "fails") list.append(fact);
    }
    const added = corrections.filter(
      (correction) =>
        !known.some(({ code }) => code && isSameCode(correction, { ...correction, ...code })),
    );
    for (const correction of added) this.#addFact(correction);
    for (const section of this.#sections) {
      const none = part(section, "none");
      none.classList.toggle("is-put-aside", section.querySelector(".fact--own") !== null);
    }
    showReport(corrections);
    this.#host.dataset["own"] = "";
  }

  #restoreOrder(): void {
    for (const own of this.#host.querySelectorAll(".fact--added")) own.remove();
    for (const [list, fact] of this.#order) list.append(fact);
  }

  #mark(fact: HTMLElement, correction: NewCorrection | undefined | null): void {
    const own = fact.querySelector<HTMLElement>("[data-part=own]");
    if (!own) return;
    own.hidden = !correction;
    fact.classList.toggle("fact--own", correction?.verdict === "works");
    fact.classList.toggle("fact--fails", correction?.verdict === "fails");
    if (!correction) return;
    const isAdded = fact.classList.contains("fact--added");
    const code =
      isAdded && correction.verdict === "works"
        ? "own.code"
        : (`own.${correction.verdict}` as const);
    slot(own, "own").textContent = message(code, { date: writeDate(correction.on) });
  }

  /** Shows a code that the directory doesn't have. */
  #addFact(correction: NewCorrection): void {
    const section = this.#sections.find(({ dataset }) => dataset["brand"] === correction.brand);
    if (!section) return;
    const { kind, channel, value, text, steps } = correction;
    const fact = makeFact(
      document,
      codeLine([kind, codeValue(channel, value), 0, 0, "", { text, steps }], ""),
    );
    fact.classList.add("fact--added");
    find(fact, ".fact__proof", HTMLElement).hidden = true;
    this.#mark(fact, correction);
    if (correction.verdict === "works") part(section, "main-facts").prepend(fact);
    else part(section, "main-facts").append(fact);
  }

  async #note(button: HTMLElement, verdict: NewCorrection["verdict"]): Promise<void> {
    askToPersist();
    const correction = this.#correctionAt(button, verdict);
    if (correction) await saveCorrection(correction);
    button.closest("details")?.removeAttribute("open");
  }

  async #takeBack(button: HTMLElement): Promise<void> {
    const correction = this.#correctionAt(button, "works");
    if (correction) await deleteCorrection(correction);
  }

  #correctionAt(element: HTMLElement, verdict: NewCorrection["verdict"]): NewCorrection | null {
    const code = codeOf(element.closest<HTMLElement>(".fact"));
    return code && { country: this.#country, ...code, verdict, on: today() };
  }

  /** Opens the form for another code with the same purpose as the code beside the button. */
  #ask(button: HTMLElement): void {
    this.#asked = button.closest<HTMLElement>(".operator") ?? undefined;
    const operator = this.#asked ? slot(this.#asked, "name").textContent : "";
    const purpose = button.closest<HTMLElement>(".fact")?.dataset["purpose"];
    openForm(this.#dialog, operator ?? "", purpose);
  }

  async #add(): Promise<void> {
    const code = readForm(this.#dialog);
    if (!code) return;
    askToPersist();
    const brand = this.#asked?.dataset["brand"] ?? "";
    const correction = { country: this.#country, brand, ...code };
    await saveCorrection({ ...correction, verdict: "works", on: today() });
    find(this.#dialog, "form", HTMLFormElement).reset();
    this.#dialog.close();
  }

  get #sections(): HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>(".operator")];
  }

  get #dialog(): HTMLDialogElement {
    return part(document, "another-code") as HTMLDialogElement;
  }
}

/** Return the code of a fact with its operator; null if it can't be tried. */
function codeOf(fact: HTMLElement | null) {
  const brand = fact?.closest<HTMLElement>(".operator")?.dataset["brand"];
  const dial = fact?.querySelector<HTMLElement>("dial-code");
  const { dials: value = "", channel = "", text = "", steps = "" } = dial?.dataset ?? {};
  if (!fact || !brand || !dial || channel === "service") return null;
  const kind = fact.dataset["purpose"] ?? "";
  return { brand, kind, channel: channel as NewCorrection["channel"], value, text, steps };
}

function listOf(fact: HTMLElement): HTMLElement {
  return part(fact.closest(".operator") ?? document, "main-facts");
}
