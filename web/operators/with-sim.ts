/** Asks once on a page "With which SIM?" before a code is dialled, if several SIMs are in use. */
import { namesOf, operatorOf, type Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, slot } from "../kit/parts.ts";
import { whenLogChanges } from "../store/changes.ts";
import { readSims } from "../store/sims.ts";
import { simsOf } from "./own-first.ts";

let sims: readonly Sim[] = [];
let answer: Sim | undefined;

/** Start asking on this page. Without a log nothing is asked. */
export function askWithWhich(): void {
  const read = async () => {
    sims = (await readSims()).filter(({ isArchived }) => !isArchived);
    answer = sims.find(({ id }) => id === answer?.id);
  };
  const readAgain = () => void read().catch(() => undefined);
  readAgain();
  whenLogChanges(readAgain);
  document.addEventListener("click", hear, { capture: true });
}

function hear(event: MouseEvent): void {
  const pressed = event.target instanceof Element ? event.target : null;
  const code = pressed?.closest<HTMLElement>("dial-code");
  if (!code || sims.length < 2) return;
  const isOther = pressed?.closest("[data-action=other-sim]");
  const isDialled = pressed?.closest("[data-part=dial]");
  if (isDialled && answer) tell(code, answer);
  if (!isOther && (!isDialled || answer)) return;
  event.preventDefault();
  event.stopPropagation();
  ask(code);
}

function ask(code: HTMLElement): void {
  const dialog = part(document, "with-sim") as HTMLDialogElement;
  const fitting = fittingSims(code);
  const names = namesOf(sims);
  const here = new URLSearchParams(location.search).get("id");
  const rank = (sim: Sim) => Number(!fitting.includes(sim)) * 2 + Number(sim.id !== here);
  const rows = [...sims]
    .sort((a, b) => rank(a) - rank(b))
    .map((sim) => {
      const row = copyTemplate(document, "with-sim");
      const name = names.get(sim.id) ?? "";
      fill(row, { name, operator: operatorOf(sim, name) });
      const button = find(row, "button", HTMLButtonElement);
      button.classList.toggle("button--main", fitting.includes(sim));
      button.addEventListener("click", () => {
        answer = sim;
        dialog.close();
        find(code, "[data-part=dial]", HTMLAnchorElement).click();
      });
      return row;
    });
  part(dialog, "sims").replaceChildren(...rows);
  const operator = operatorName(code);
  slot(dialog, "for").textContent =
    fitting.length > 0
      ? message("with-sim.for", { operator })
      : message("with-sim.none", { operator });
  find(dialog, "[data-action=close]", HTMLElement).onclick = () => dialog.close();
  dialog.showModal();
}

/** Shows at the code with which SIM it is dialled, and offers the others. */
function tell(code: HTMLElement, sim: Sim): void {
  const name = namesOf(sims).get(sim.id) ?? "";
  const both = [name, operatorOf(sim, name)].filter(Boolean).join(" · ");
  const isFitting = fittingSims(code).includes(sim);
  slot(code, "said").textContent = isFitting
    ? message("with-sim.chosen", { sim: both })
    : message("with-sim.other", { sim: both, operator: operatorName(code) });
  part(code, "other-sim").hidden = false;
}

function fittingSims(code: HTMLElement): readonly Sim[] {
  const section = code.closest<HTMLElement>(".operator");
  return section ? simsOf(section, sims) : [];
}

function operatorName(code: HTMLElement): string {
  const section = code.closest<HTMLElement>(".operator");
  return section ? (slot(section, "name").textContent ?? "") : "";
}
