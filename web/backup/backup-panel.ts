/** <backup-panel>: exports the log as a backup or a table, and shows the age of the last backup. */
import type { Log } from "../domain/records/kinds.ts";
import type { MessageCode } from "../kit/message-codes.ts";
import { message } from "../kit/messages.ts";
import { readLastBackup, rememberBackup } from "../store/last-backup.ts";
import { isLogEmpty, readLog } from "../store/log.ts";
import { isPersisted } from "../store/persistence.ts";
import { readModel } from "../store/read-model.ts";
import { describeBackup } from "./backup-words.ts";
import { today } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { fill, find, part, slot } from "../kit/parts.ts";
import { canShareFile, type Handover, saveFile, shareOrSave } from "../kit/sharing.ts";
import { makeTable } from "./table-file.ts";

type Packed = { file: File; at: string; receipts: Log["receipts"] };

class BackupPanelElement extends LogElement {
  #packed: Packed | null = null;
  #handedOver: Packed | null = null;

  protected override listen(signal: AbortSignal): void {
    onAction(this, "export-backup", () => this.#exportBackup(saveFile), signal);
    onAction(this, "share-backup", () => this.#exportBackup(shareOrSave), signal);
    onAction(this, "export-csv", () => this.#exportCsv(), signal);
    onAction(this, "arrived", () => this.#remember(), signal);
    onAction(this, "lost", () => this.#say("backup.lost"), signal);
    const probe = nameFile("backup", "zip", "application/zip", "");
    find(this, "[data-action=share-backup]", HTMLElement).hidden = !canShareFile(probe);
  }

  protected override async show(): Promise<void> {
    this.#packed = null;
    const [{ receipts }, isBare, last] = await Promise.all([
      readModel(),
      isLogEmpty(),
      readLastBackup(),
    ]);
    const isEmpty = isBare && last === undefined;
    const { age, since } = describeBackup(last, receipts);
    fill(this, { age, since: isEmpty ? message("backup.nothing") : since });
    for (const button of this.querySelectorAll<HTMLButtonElement>(".row [data-action]")) {
      button.disabled = isEmpty;
    }
    const persisted = await isPersisted();
    part(this, "persisted").hidden = persisted !== true;
    part(this, "not-persisted").hidden = persisted !== false;
  }

  async #exportBackup(handOver: (file: File) => Promise<Handover>): Promise<void> {
    this.#say("backup.packing");
    this.#handedOver = await this.#packOnce();
    const handover = await handOver(this.#handedOver.file);
    if (handover === "arrived") await this.#remember();
    else if (handover === "unseen") this.#say("backup.asked");
    else this.#say(handover === "refused" ? "share.refused" : null);
  }

  /** Notes the backup. Call it only when the backup is known to have arrived. */
  async #remember(): Promise<void> {
    if (!this.#handedOver) return;
    await rememberBackup(this.#handedOver.at, this.#handedOver.receipts);
    this.#say("backup.exported");
  }

  #say(code: MessageCode | null, name = this.#handedOver?.file.name ?? ""): void {
    slot(this, "done").textContent = code ? message(code, { name }) : "";
    part(this, "asked").hidden = code !== "backup.asked";
  }

  /** Return the log as a file, packed again only if the log has changed. */
  async #packOnce(): Promise<Packed> {
    if (this.#packed) return this.#packed;
    const now = Date.now();
    const { writeBackup } = await import("./archive.js");
    const log = await readLog();
    const zip = await writeBackup(log, now);
    const file = nameFile("backup", "zip", "application/zip", zip);
    this.#packed = { file, at: new Date(now).toISOString(), receipts: log.receipts };
    return this.#packed;
  }

  async #exportCsv(): Promise<void> {
    const { receipts, sims } = await readModel();
    const file = await makeTable("receipts", receipts, sims);
    const handover = await saveFile(file);
    if (handover === "closed") return;
    this.#say(handover === "refused" ? "share.refused" : "backup.exported", file.name);
  }
}

function nameFile(kind: string, ending: string, type: string, content: BlobPart): File {
  return new File([content], `nobars-${kind}-${today()}.${ending}`, { type });
}

customElements.define("backup-panel", BackupPanelElement);
