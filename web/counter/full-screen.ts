/**
 * Shows the card on the whole screen, keeps the screen on, and can turn it for a reader opposite.
 */
import { find, part } from "../kit/parts.ts";
import { onAction } from "../kit/log-element.ts";

export class FullScreen {
  readonly #dialog: HTMLDialogElement;
  #lock: WakeLockSentinel | null = null;

  constructor(host: HTMLElement) {
    this.#dialog = find(host, "dialog", HTMLDialogElement);
    onAction(this.#dialog, "close", () => this.#dialog.close());
    onAction(this.#dialog, "turn", () => part(this.#dialog, "stage").classList.toggle("is-turned"));
    this.#dialog.addEventListener("close", () => this.#leave());
    // The system releases the lock while another app is in front.
    document.addEventListener("visibilitychange", () => void this.#keepOn());
  }

  /** Show a card. */
  show(face: HTMLElement): void {
    const stage = part(this.#dialog, "stage");
    stage.classList.remove("is-turned");
    stage.replaceChildren(face);
    if (!this.#dialog.open) this.#dialog.showModal();
    // A dialog element can't be full screen itself. iPhones refuse; there it still covers the page.
    if (navigator.userActivation?.isActive ?? true) {
      void document.documentElement.requestFullscreen?.().catch(() => undefined);
    }
    void this.#keepOn();
  }

  async #keepOn(): Promise<void> {
    if (!this.#dialog.open || document.visibilityState !== "visible") return;
    const staysOn = part(this.#dialog, "stays-on");
    staysOn.hidden = true;
    this.#lock = null;
    try {
      this.#lock = (await navigator.wakeLock?.request("screen")) ?? null;
      staysOn.hidden = !this.#lock;
    } catch {
      // The battery is low, or the browser doesn't allow it.
    }
    if (!this.#dialog.open) this.#leave(); // closed while the lock was being requested
  }

  #leave(): void {
    void this.#lock?.release();
    this.#lock = null;
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }
}
