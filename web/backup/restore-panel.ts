/** <restore-panel>: reads a backup, shows what restoring it would do, and restores it. */
import type { BackupReading, Loss } from "../domain/backup/format.ts";
import type { RestorePlan } from "../domain/records/merge.ts";
import type { Values } from "../domain/problem.ts";
import type { MessageCode } from "../kit/message-codes.ts";
import { KIND_NAMES, type KindName, type Log, type Records } from "../domain/records/kinds.ts";
import { message, plural, writeNumber } from "../kit/messages.ts";
import { type Backup, previewRestore, restore } from "../store/log.ts";
import { askToPersist } from "../store/persistence.ts";
import { clearFailures, reportFailure } from "../kit/failures.ts";
import { readChoices, showConflicts } from "./conflict-choices.ts";
import { describeLosses } from "./loss-words.ts";
import { titleOf } from "./titles.ts";
import { showProblem } from "../receipts/form-problems.ts";
import { localTime, writeDate } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { find, makeListItem, part, slot } from "../kit/parts.ts";

const MOST_LINES = 10;
const CHANGES = ["add", "change", "delete", "skip"] as const;

type Kept = Records[KindName];
type Restorable = Extract<BackupReading, { log: Log }>;

class RestorePanelElement extends HTMLElement {
  #incoming: Backup | undefined;

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
      // The file was removed or can't be read.
      this.#refuse({ code: "backup.unreadable" });
    } finally {
      progress.textContent = "";
    }
  }

  async #propose({ log, createdAt, losses }: Restorable): Promise<void> {
    const plan = await previewRestore(log);
    this.#incoming = { log, createdAt: losses.length > 0 ? null : createdAt };
    const made =
      createdAt && message("backup.made", { date: writeDate(localTime(Date.parse(createdAt))) });
    slot(this, "made").textContent = made;
    this.#showLosses(losses);
    this.#showCounts(plan);
    this.#showGone(plan);
    showConflicts(this, plan);
    const box = part(this, "plan");
    box.hidden = false;
    box.focus();
  }

  #showLosses(losses: readonly Loss[]): void {
    const lines = describeLosses(losses).map(makeListItem);
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
    const binned = all(plan, "bin").length;
    slot(this, "bin").textContent = binned > 0 ? plural("backup.bin", binned) : "";
    const gone = all(plan, "gone").length;
    const isNothing = binned === 0 && counts.every(({ change, n }) => change === "skip" || n === 0);
    part(this, "nothing").hidden = !isNothing || gone > 0;
    find(this, "[data-action=restore]", HTMLElement).hidden = isNothing && gone === 0;
    // Preselected if restoring deleted records is all that the backup can do.
    this.#wantsGone.checked = isNothing && gone > 0;
  }

  /**
   * Shows records of the backup that were deleted later. They are restored only if the user asks
   * for it.
   */
  #showGone(plan: RestorePlan): void {
    const gone = all(plan, "gone");
    // Records that belong to a receipt or a SIM get no line.
    const named = gone.filter(
      (record) => "paid" in record || "label" in record || "name" in record,
    );
    const lines = named.slice(0, MOST_LINES).map((record) => makeListItem(titleOf(record)));
    part(this, "gone-list").replaceChildren(...lines);
    part(this, "gone").hidden = gone.length === 0;
    slot(this, "gone").textContent = gone.length > 0 ? plural("backup.gone", gone.length) : "";
  }

  async #restore(): Promise<void> {
    if (!this.#incoming) return;
    askToPersist();
    await restore(this.#incoming, this.#wantsGone.checked, readChoices(this));
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

  get #wantsGone(): HTMLInputElement {
    return find(this, "[name=bring-back]", HTMLInputElement);
  }

  get #input(): HTMLInputElement {
    return find(this, "input", HTMLInputElement);
  }
}

function all(plan: RestorePlan, change: "bin" | "gone"): Kept[] {
  return KIND_NAMES.flatMap((kind): Kept[] => plan[kind][change]);
}

async function readFile(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

customElements.define("restore-panel", RestorePanelElement);
