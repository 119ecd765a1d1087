/**
 * <section-packs>: the further sections of the release with their state, and buttons to save them.
 */
import { message } from "../kit/messages.ts";
import { find, slot } from "../kit/parts.ts";
import { converse, describePacks, liveWorker } from "../offline/packs.ts";
import { isFailure } from "../offline/state.ts";
import { showSaving, showShare } from "./pack-row.ts";

class SectionPacksElement extends HTMLElement {
  #saving = new Set<HTMLElement>();

  connectedCallback(): void {
    document.addEventListener("offline-changed", this.#refresh);
    document.addEventListener("sections-changed", this.#refresh);
    this.addEventListener("click", this.#answer);
    this.#refresh();
  }

  disconnectedCallback(): void {
    document.removeEventListener("offline-changed", this.#refresh);
    document.removeEventListener("sections-changed", this.#refresh);
  }

  #refresh = (): void => void this.#describe();

  async #describe(): Promise<void> {
    const described = await describePacks();
    for (const row of this.querySelectorAll<HTMLElement>("[data-section]")) {
      const share = described?.sections?.[row.dataset["section"] ?? ""];
      if (share && !this.#saving.has(row)) showShare(row, share, { removable: false });
    }
  }

  #answer = ({ target }: Event): void => {
    const button = target instanceof Element && target.closest("button[name=save]");
    const row = button && button.closest<HTMLElement>("[data-section]");
    if (row) void this.#save(row);
  };

  async #save(row: HTMLElement): Promise<void> {
    const worker = await liveWorker();
    const section = row.dataset["section"] ?? "";
    if (!worker) return;
    this.#saving.add(row);
    showSaving(row, 0, 0);
    const request = { type: "save-sections", section } as const;
    const report = await converse(worker, request, ({ saved, total }) =>
      showSaving(row, saved, total),
    );
    this.#saving.delete(row);
    const language = slot(row, "title").textContent ?? "";
    find(this, "[role=status]", HTMLElement).textContent =
      report.type === "failed" && isFailure(report.code)
        ? message("pack.failed", { language, why: message(`why.${report.code}`) })
        : "";
    await this.#describe();
  }
}

customElements.define("section-packs", SectionPacksElement);
