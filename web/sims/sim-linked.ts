/**
 * Shows and edits what depends on a SIM's number (a bank, a messenger), and whether it was moved.
 */
import { SIM_LIMITS } from "../domain/sim.ts";
import { cleanLine } from "../domain/text.ts";
import type { Outlook } from "../domain/validity/outlook.ts";
import { reportFailure } from "../kit/failures.ts";
import { onAction } from "../kit/log-element.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { changeSim } from "../store/sims.ts";

const AT_RISK = ["grace", "receiving", "suspended"];
const WARNED_DAYS = 30;

/** Show the list, and a warning if something still depends on a number that may lapse. */
export function showLinked(host: HTMLElement, { sim, state, deadlines }: Outlook): void {
  const items = sim.linked.map(({ name, isMoved }, index) => {
    const item = copyTemplate(host, "linked");
    fill(item, { name, "for-remove": ` ${name}` });
    find(item, "input", HTMLInputElement).checked = isMoved;
    for (const each of item.querySelectorAll<HTMLElement>("[data-index]")) {
      each.dataset["index"] = String(index);
    }
    return item;
  });
  part(host, "linked").replaceChildren(...items);
  const isDue = deadlines.some(
    ({ clock, daysLeft }) => clock === "number" && daysLeft <= WARNED_DAYS,
  );
  const isLeft = sim.linked.some(({ isMoved }) => !isMoved);
  part(host, "move-first").hidden = !isLeft || !(isDue || AT_RISK.includes(state));
}

/** Handle adding, ticking and removing entries of a SIM. */
export function listenToLinked(host: HTMLElement, id: string, signal: AbortSignal): void {
  const form = find(host, "form[data-part=add-linked]", HTMLFormElement);
  const add = (event: Event) => {
    event.preventDefault();
    addTo(id, find(form, "input", HTMLInputElement)).catch(reportFailure);
  };
  form.addEventListener("submit", add, { signal });
  onAction(host, "remove-linked", (button) => change(id, button, () => []), signal);
  const tick = ({ target }: Event) => {
    const box = target as HTMLInputElement;
    change(id, box, (each) => [{ ...each, isMoved: box.checked }]).catch(reportFailure);
  };
  part(host, "linked").addEventListener("change", tick, { signal });
}

type Linked = Outlook["sim"]["linked"][number];

async function addTo(id: string, input: HTMLInputElement): Promise<void> {
  const name = cleanLine(input.value).slice(0, SIM_LIMITS.linkedName);
  input.focus();
  if (!name) return;
  await changeSim(id, ({ linked }) => ({
    linked: [...linked, { name, isMoved: false }].slice(0, SIM_LIMITS.linked),
  }));
  input.value = "";
}

function change(id: string, at: HTMLElement, become: (each: Linked) => Linked[]): Promise<void> {
  const place = Number(at.dataset["index"]);
  return changeSim(id, ({ linked }) => ({
    linked: linked.flatMap((each, index) => (index === place ? become(each) : [each])),
  }));
}
