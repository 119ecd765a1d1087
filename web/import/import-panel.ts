/**
 * <import-panel>: reads a table or another app's file, shows what it would add, and adds it on
 * request.
 */
import type { Problem } from "../domain/problem.ts";
import { clearFailures, reportFailure } from "../kit/failures.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { find, slot } from "../kit/parts.ts";
import { bringIn, forgetRows, rememberSettings } from "../store/imports.ts";
import { askToPersist } from "../store/persistence.ts";
import { EMPTY_MODEL, type ReadModel, readModel } from "../store/read-model.ts";
import { changeRows, changeSettings, readAnew } from "./changes.ts";
import { showColumns } from "./column-list.ts";
import { Job } from "./job.ts";
import { homeOf } from "./names.ts";
import { showNotes, showSims } from "./notes.ts";
import { type Group, GROUPS, RowLists } from "./row-lists.ts";
import { offerFromLog, showSettings } from "./settings-form.ts";
import { openFile } from "./source.ts";
import { ImportStatus } from "./status.ts";

class ImportPanelElement extends LogElement {
  #model: ReadModel = EMPTY_MODEL;
  #job: Job | null = null;
  #lists!: RowLists;
  readonly #status = new ImportStatus(this);
  #planning = Promise.resolve();
  #turn = 0; // number of the latest run, whose result is shown
  #added: string | null = null; // id of the first record of the last import

  protected override listen(signal: AbortSignal): void {
    this.#lists = new RowLists(this);
    this.#input.addEventListener("change", () => this.#do(() => this.#open()), { signal });
    this.#form.addEventListener("change", (event) => this.#do(() => this.#change(event)), {
      signal,
    });
    this.#form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    onAction(this, "import", () => this.#bringIn(), signal);
    onAction(this, "cancel", () => this.#start(), signal);
    onAction(this, "more", (button) => this.#lists.showMore(groupOf(button)), signal);
  }

  protected override async show(): Promise<void> {
    this.#model = await readModel();
    offerFromLog(this.#form, this.#model);
    const { receipts, sims } = this.#model;
    const isThere = [...receipts, ...sims].some(({ id }) => id === this.#added);
    if (!isThere) this.#status.done(null);
    if (this.#job) await this.#plan();
  }

  async #open(): Promise<void> {
    const [file] = this.#input.files ?? [];
    if (!file) return;
    this.#forget();
    const turn = this.#turn;
    this.#status.say("import.reading");
    const opened = await openFile(file).catch((error: unknown) => {
      // The file was removed or can't be read.
      if (error instanceof DOMException) return { problem: { code: "import.unreadable" } } as const;
      throw error;
    });
    if ("problem" in opened) {
      this.#refuse(opened.problem);
      return;
    }
    const job = new Job(file.name, homeOf(this, this.#model));
    if ("other" in opened) job.takeOther(opened.other);
    else await job.readText(opened.source, null, (share) => this.#status.tell(share));
    const isEmpty =
      job.table.rows.length === 0 && !("other" in opened && opened.other.sims.length > 0);
    if (turn !== this.#turn) return; // another file has been chosen
    if (isEmpty) {
      this.#refuse({ code: "import.no-rows" });
      return;
    }
    this.#job = job;
    await this.#showJob();
    find(this.#form, "h2", HTMLElement).focus();
  }

  /** Shows a table after it was read. */
  async #showJob(): Promise<void> {
    const job = this.#job;
    if (!job) return;
    this.#lists.reset();
    await job.recallRows();
    this.#showChoices(job);
    slot(this, "name").textContent = job.name;
    await this.#plan();
    this.#form.hidden = false;
  }

  #showChoices(job: Job): void {
    const { id } = document.activeElement ?? {};
    showSettings(this.#form, job);
    showColumns(this, job);
    if (id) document.getElementById(id)?.focus();
  }

  async #change({ target }: Event): Promise<void> {
    const job = this.#job;
    const isControl = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (!job || !isControl) return;
    const places = this.#lists.placesOf(groupOf(target));
    if (await readAnew(job, this.#form, target, (share) => this.#status.tell(share))) {
      await this.#showJob();
      return;
    }
    const isOfRows = changeRows(job, target, places);
    if (!isOfRows) {
      changeSettings(job, this.#form, target);
      if (target.dataset["column"]) this.#showChoices(job);
    }
    // Planning begins at once, because a click that ended the change waits for it.
    await Promise.all([this.#plan(), isOfRows ? job.rememberRows() : keepSettings(job)]);
  }

  #plan(): Promise<void> {
    this.#planning = this.#planAnew();
    return this.#planning;
  }

  async #planAnew(): Promise<void> {
    const job = this.#job;
    const turn = ++this.#turn;
    if (!job) return;
    const isWanted = () => turn === this.#turn;
    const isDone = await job.plan(this.#model, isWanted, (share) => this.#status.tell(share));
    if (!isDone) return;
    this.#status.say(null);
    this.#lists.show(job, this.#model.sims);
    showSims(this, job);
    showNotes(this, job);
    this.#status.propose(job.records);
    this.#status.summarize(this.#form, !job.isOther);
  }

  async #bringIn(): Promise<void> {
    await this.#planning; // the click may have ended a change of a field
    const job = this.#job;
    if (!job) return;
    const { wrong, ...records } = job.records;
    if (wrong > 0) {
      find(this, "[data-group=wrong] h3", HTMLElement).focus();
      return;
    }
    askToPersist();
    this.#job = null; // a second click has no job
    this.#status.say("import.saving");
    try {
      await bringIn(records);
    } catch (error) {
      this.#job = job;
      throw error;
    } finally {
      this.#status.say(null);
    }
    await forgetRows();
    await keepSettings(job);
    clearFailures();
    this.#start();
    this.#added = records.receipts[0]?.id ?? records.sims[0]?.id ?? null;
    this.#status.done(records);
  }

  #refuse(problem: Problem): void {
    this.#status.refuse(problem);
    this.#input.focus();
  }

  #start(): void {
    this.#forget();
    this.#input.value = "";
    this.#input.focus();
  }

  #forget(): void {
    this.#turn++;
    this.#job = null;
    this.#form.hidden = true;
    this.#status.done(null);
    this.#status.refuse();
  }

  #do(act: () => Promise<void>): void {
    act().catch((error: unknown) => {
      this.#status.say(null);
      reportFailure(error);
    });
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }

  get #input(): HTMLInputElement {
    return find(this, "input[type=file]", HTMLInputElement);
  }
}

/** Keep the settings of a table for the next one with these columns. */
async function keepSettings(job: Job): Promise<void> {
  if (!job.isOther) await rememberSettings(job.signature, job.settings);
}

function groupOf(element: HTMLElement): Group {
  const name = element.closest<HTMLElement>("[data-group]")?.dataset["group"];
  return GROUPS.find((group) => group === name) ?? "ready";
}

customElements.define("import-panel", ImportPanelElement);
