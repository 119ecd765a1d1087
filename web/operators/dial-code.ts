/**
 * <dial-code>: a code to copy or dial, after its placeholders are filled. What is typed is never
 * stored.
 */
import {
  type Channel,
  dialAddress,
  digitsDue,
  fillHoles,
  type Hole,
  inFours,
  isRefused,
  partsOf,
  readHole,
} from "../domain/dialling.ts";
import { copyText } from "../kit/copying.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, find, part, slot } from "../kit/parts.ts";
import { onAction } from "../kit/log-element.ts";
import { askWithWhich } from "./with-sim.ts";

class DialCodeElement extends HTMLElement {
  readonly #filled: Partial<Record<Hole, string>> = {};
  #hasStarted = false;

  connectedCallback(): void {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    const holes = partsOf(this.#template).filter((each) => typeof each !== "string");
    const fields = holes.map(({ hole }) => this.#makeField(hole));
    part(this, "fields").replaceChildren(...fields);
    onAction(this, "copy", () => this.#copy());
    this.#show();
  }

  get #channel(): Channel {
    return (this.dataset["channel"] ?? "ussd") as Channel;
  }

  /** The text with placeholders: that of an SMS, else the code. */
  get #template(): string {
    return (this.#channel === "sms" ? this.dataset["text"] : this.dataset["dials"]) ?? "";
  }

  #makeField(hole: Hole): HTMLElement {
    const field = copyTemplate(document, "hole");
    const input = find(field, "input", HTMLInputElement);
    input.setAttribute("form", ""); // not part of a form around the code
    const label = slot(field, "label");
    label.textContent = message(`hole.${hole}`);
    input.setAttribute("aria-label", label.textContent);
    input.addEventListener("input", () => {
      const digits = readHole(hole, input.value);
      this.#filled[hole] = digits;
      if (hole === "pin") this.#countDigits(field, input, digits);
      this.#show();
    });
    return field;
  }

  /** Groups the digits as on a voucher, and shows how many there are. */
  #countDigits(field: HTMLElement, input: HTMLInputElement, digits: string): void {
    const isAtEnd = input.selectionStart === input.value.length;
    if (isAtEnd) input.value = inFours(digits);
    const due = digitsDue(this.dataset["digits"] ?? "");
    const n = digits.length;
    const range = due && (due.least === due.most ? due.most : `${due.least}–${due.most}`);
    const count = range ? message("pin.count", { n, due: range }) : message("pin.typed", { n });
    slot(field, "count").textContent = n > 0 ? count : "";
    const isWrong = due !== null && (n < due.least || n > due.most);
    input.setAttribute("aria-invalid", String(n > 0 && isWrong));
  }

  #show(): void {
    const whole = fillHoles(this.#template, this.#filled);
    if (partsOf(this.#template).length > 1) this.#showFilled(whole);
    const dial = find(this, "[data-part=dial]", HTMLAnchorElement);
    const address = whole === null ? null : this.#addressOf(whole);
    const refused = isRefused(this.#channel, this.dataset["dials"] ?? "", isApple());
    dial.hidden = address === null || refused;
    if (address) dial.href = address;
    find(this, "[data-action=copy]", HTMLButtonElement).hidden = whole === null;
    slot(this, "said").textContent = refused && whole !== null ? message("dial.refused") : "";
  }

  #showFilled(whole: string | null): void {
    const place = slot(this, this.#channel === "sms" ? "text" : "code");
    if (whole !== null) place.textContent = whole;
    else place.replaceChildren(...partsOf(this.#template).map(showPart));
  }

  #addressOf(whole: string): string | null {
    if (this.#channel !== "sms") return dialAddress(this.#channel, whole);
    return dialAddress("sms", this.dataset["dials"] ?? "", whole);
  }

  async #copy(): Promise<void> {
    const whole = fillHoles(this.#template, this.#filled) ?? "";
    // of an SMS without text, the number is copied
    const text = whole || (this.dataset["dials"] ?? "");
    const isCopied = await copyText(text);
    slot(this, "said").textContent = message(isCopied ? "dial.copied" : "dial.not-copied");
  }
}

/** Return a text of a code, or an element for a placeholder. */
function showPart(each: string | { hole: Hole }): Node {
  if (typeof each === "string") return document.createTextNode(each);
  const mark = document.createElement("span");
  mark.className = "dial__hole";
  mark.textContent = each.hole.toUpperCase();
  return mark;
}

/** Whether this is an iPhone or iPad. An iPad identifies itself as a Mac. */
function isApple(): boolean {
  const { maxTouchPoints, userAgent } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

askWithWhich();
customElements.define("dial-code", DialCodeElement);
