/** <backup-panel>: hands over the log as a backup or a table, and says how old the last backup is. */
import { toCsv } from "../domain/csv.ts";
import { message } from "../kit/messages.ts";
import { rememberBackup, readLastBackup, readLog } from "../store/log.ts";
import { isPersisted } from "../store/persistence.ts";
import { readModel } from "../store/read-model.ts";
import { describeBackup } from "./backup-words.ts";
import { today } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { fill, find, part, slot } from "../kit/parts.ts";
import { canShareFile, saveFile, shareFile } from "../kit/sharing.ts";

type Packed = { file: File; at: string };

class BackupPanelElement extends LogElement {
  #packed: Packed | null = null;

  protected override listen(signal: AbortSignal): void {
    onAction(this, "export-backup", () => this.#exportBackup(saveFile), signal);
    onAction(this, "share-backup", () => this.#exportBackup(shareFile), signal);
    onAction(this, "export-csv", () => this.#exportCsv(), signal);
    const probe = nameFile("backup", "zip", "application/zip", "");
    find(this, "[data-action=share-backup]", HTMLElement).hidden = !canShareFile(probe);
  }

  protected override async show(): Promise<void> {
    this.#packed = null;
    const [{ receipts, sims }, at] = await Promise.all([readModel(), readLastBackup()]);
    const isEmpty = receipts.length === 0 && sims.length === 0 && at === undefined;
    const { age, since } = describeBackup(at, receipts);
    fill(this, { age, since: isEmpty ? message("backup.nothing") : since });
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-action]")) {
      button.disabled = isEmpty;
    }
    const persisted = await isPersisted();
    part(this, "persisted").hidden = persisted !== true;
    part(this, "not-persisted").hidden = persisted !== false;
  }

  async #exportBackup(handOver: (file: File) => Promise<boolean>): Promise<void> {
    const done = slot(this, "done");
    done.textContent = message("backup.packing");
    const { file, at } = await this.#packOnce();
    try {
      if (!(await handOver(file))) {
        done.textContent = "";
        return;
      }
    } catch (error) {
      if (!isTooLate(error)) throw error;
      done.textContent = message("backup.ready");
      return;
    }
    await rememberBackup(at);
    done.textContent = message("backup.exported", { name: file.name });
  }

  /** The log as a file; packed again only when the log has changed. */
  async #packOnce(): Promise<Packed> {
    if (this.#packed) return this.#packed;
    const now = Date.now();
    const { writeBackup } = await import("./archive.js");
    const bytes = await writeBackup(await readLog(), now);
    const file = nameFile("backup", "zip", "application/zip", bytes);
    this.#packed = { file, at: new Date(now).toISOString() };
    return this.#packed;
  }

  async #exportCsv(): Promise<void> {
    const { receipts, sims } = await readModel();
    const file = nameFile("receipts", "csv", "text/csv", toCsv(receipts, sims));
    if (!(await saveFile(file))) return;
    slot(this, "done").textContent = message("backup.exported", { name: file.name });
  }
}

/** Packing took so long that the tap no longer counts: the share sheet wants another one. */
function isTooLate(error: unknown): boolean {
  return error instanceof DOMException && error.name === "NotAllowedError";
}

function nameFile(kind: string, ending: string, type: string, content: BlobPart): File {
  return new File([content], `nobars-${kind}-${today()}.${ending}`, { type });
}

customElements.define("backup-panel", BackupPanelElement);
