/** Asks which version of a member stays if it was changed on both phones. */
import { editsOf } from "../domain/records/edits.ts";
import {
  type Choices,
  choiceKey,
  type Conflict,
  type RestorePlan,
} from "../domain/records/merge.ts";
import { isDeleted } from "../domain/records/kind.ts";
import { nameOf } from "../domain/sim.ts";
import { localTime, writeDate, writeMoment, writeMoney } from "../kit/formats.ts";
import { joinTexts, message } from "../kit/messages.ts";
import { copyTemplate, find, part, slot, wordFor } from "../kit/parts.ts";
import { titleOf } from "./titles.ts";

const SIDES = ["mine", "theirs"] as const;
/** The members whose values have words on the page. */
const WORDS = ["channel", "means", "status"];

type Side = (typeof SIDES)[number];

/** Show a question for each conflict of a plan. The later change is preselected. */
export function showConflicts(host: HTMLElement, plan: RestorePlan): void {
  const questions = plan.conflicts.flatMap((conflict) =>
    conflict.names.map((name) => makeQuestion(host, plan, conflict, name)),
  );
  part(host, "conflict-list").replaceChildren(...questions);
  part(host, "conflicts").hidden = questions.length === 0;
}

/** Return the current choices. */
export function readChoices(host: HTMLElement): Choices {
  const chosen = part(host, "conflict-list").querySelectorAll<HTMLInputElement>("input:checked");
  return new Map([...chosen].map(({ name, value }) => [name, value as Side]));
}

function makeQuestion(
  host: HTMLElement,
  plan: RestorePlan,
  conflict: Conflict,
  name: string,
): HTMLElement {
  const question = copyTemplate(host, "conflict");
  slot(question, "what").textContent = joinTexts(
    titleOf(conflict.mine),
    word(host, "member", name),
  );
  for (const side of SIDES) {
    const value = describe(host, plan, conflict[side], name);
    slot(question, side).textContent = message(`conflict.${side}`, { value });
    const choice = find(question, `[value=${side}]`, HTMLInputElement);
    choice.name = choiceKey(conflict, name);
    choice.checked = side === laterSide(conflict, name);
  }
  return question;
}

function laterSide({ mine, theirs }: Conflict, name: string): Side {
  return lastEdit(mine, name) < lastEdit(theirs, name) ? "theirs" : "mine";
}

function lastEdit(record: Conflict["mine"], name: string): string {
  return (name === "*" ? undefined : editsOf(record, name)[0]) ?? record.updatedAt;
}

/** Return a value as text, or the time of its change for lists and objects. */
function describe(
  host: HTMLElement,
  plan: RestorePlan,
  record: Conflict["mine"],
  name: string,
): string {
  const value = (record as Record<string, unknown>)[name];
  if (name in record && (value === null || value === "")) return message("conflict.nothing");
  if (typeof value === "object" && value && "currency" in value) return writeMoney(value as never);
  if (typeof value !== "string") {
    const at = localTime(Date.parse(lastEdit(record, name)));
    return message("conflict.version", { date: writeMoment(at) });
  }
  if (name === "at") return writeMoment(value);
  if (name === "goodUntil") return writeDate(value);
  if (name === "simId") return simName(plan, value);
  return WORDS.includes(name) ? word(host, name, value) : value;
}

function simName({ log }: RestorePlan, id: string): string {
  const sim = log.sims.find((each) => each.id === id);
  return sim && !isDeleted(sim) ? nameOf(sim) : message("conflict.nothing");
}

function word(host: HTMLElement, kind: string, value: string): string {
  return wordFor(host, kind, value).textContent?.trim() ?? "";
}
