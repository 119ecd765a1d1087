/** <restore-panel>: reads a backup, says what it would do, and merges it when told to. */
import type { BackupReading, Loss } from "../domain/backup/format.ts";
import type { RestorePlan } from "../domain/records/merge.ts";
import type { Values } from "../domain/problem.ts";
import type { MessageCode } from "../kit/message-codes.ts";
import { KIND_NAMES, type Log } from "../domain/records/kinds.ts";
import { message, writeNumber } from "../kit/messages.ts";
import { previewRestore, restore } from "../store/log.ts";
import { askToPersist } from "../store/persistence.ts";
import { clearFailures, reportFailure } from "../kit/failures.ts";
import { describeLosses } from "./loss-words.ts";
import { showProblem } from "../receipts/form-problems.ts";
import { writeDate } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { find, part, slot } from "../kit/parts.ts";

const CHANGES = ["add", "change", "delete", "skip"] as const;

type Restorable = Extract<BackupReading, { log: Log }>;

class RestorePanelElement extends HTMLElement {
  #incoming: { log: Log; createdAt: string | null } | undefined;

  connectedCallback(): void {
    this.#input.addEventListener("change", () => void this.#read().catch(reportFailure));
    onAction(this, "restore", () => this.#restore());
    onAction(this, "cancel", () => this.#start());
  }

  async #read(): Promise<void> {
    const files = [...(this.#input.files ?? [])];
    if (files.length === 0) return;
    this.#forget();
    const progress = slot(this, "progress");
    progress.textContent = message("backup.reading");
    try {
      const { readBackup } = await import("./archive.js");
      const reading = await readBackup(await Promise.all(files.map(readFile)));
      if ("problem" in reading) this.#refuse(reading.problem);
      else await this.#propose(reading);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // The file vanished or may not be read.
      this.#refuse({ code: "backup.unreadable" });
    } finally {
      progress.textContent = "";
    }
  }

  async #propose({ log, createdAt, losses }: Restorable): Promise<void> {
    const plan = await previewRestore(log);
    this.#incoming = { log, createdAt: losses.length > 0 ? null : createdAt };
    const made = createdAt && message("backup.made", { date: writeDate(createdAt) });
    slot(this, "made").textContent = made;
    this.#showLosses(losses);
    this.#showCounts(plan);
    const box = part(this, "plan");
    box.hidden = false;
    box.focus();
  }

  #showLosses(losses: readonly Loss[]): void {
    const lines = describeLosses(losses).map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    });
    part(this, "loss-list").replaceChildren(...lines);
    part(this, "losses").hidden = lines.length === 0;
  }

  #showCounts(plan: RestorePlan): void {
    const counts = KIND_NAMES.flatMap((kind) =>
      CHANGES.map((change) => ({ kind, change, n: plan[kind][change].length })),
    );
    for (const { kind, change, n } of counts) {
      const row = find(this, `[data-kind=${kind}]`, HTMLElement);
      slot(row, change).textContent = writeNumber(n);
    }
    const isNothing = counts.every(({ change, n }) => change === "skip" || n === 0);
    part(this, "nothing").hidden = !isNothing;
    find(this, "[data-action=restore]", HTMLElement).hidden = isNothing;
  }

  async #restore(): Promise<void> {
    if (!this.#incoming) return;
    askToPersist();
    await restore(this.#incoming.log, this.#incoming.createdAt);
    clearFailures();
    this.#start();
  }

  #refuse({ code, values = {} }: { code: MessageCode; values?: Values }): void {
    showProblem(this, "backup", { code, values });
    this.#input.focus();
  }

  #start(): void {
    this.#forget();
    this.#input.value = "";
    this.#input.focus();
  }

  #forget(): void {
    this.#incoming = undefined;
    part(this, "plan").hidden = true;
    showProblem(this, "backup");
  }

  get #input(): HTMLInputElement {
    return find(this, "input", HTMLInputElement);
  }
}

async function readFile(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

customElements.define("restore-panel", RestorePanelElement);
