/**
 * Makes the contents of a country's page from the data file. server/features/operators/view.py does
 * the same; a test compares the two.
 */
import { channelOf, dialAddress, type Channel } from "../domain/dialling.ts";
import { writeList } from "../kit/formats.ts";
import { message, plural } from "../kit/messages.ts";
import type { CodeKind, FactCode, NoteName, Span, ValueWord } from "./kinds.ts";
import { type Fact, LISTS, type More, type Operator } from "./data-file.ts";
import { type Proof, proofOf } from "./proof.ts";

/**
 * A fact as it is shown. `dial` is null for facts that aren't dialled. `asks`: the answer to this
 * code is a balance, which the page asks for.
 */
export type Line = {
  /** The kind of a dial code, "" for other facts. `kind` is the word for it. */
  code: CodeKind | "";
  kind: string;
  value: string;
  proof: Proof;
  notes: string;
  address: string;
  isDisputed: boolean;
  asks: boolean;
  dial: { channel: Channel; text: string; steps: string; digits: string } | null;
};

export type Lines = { main: Line[]; more: Line[]; old: Line[] };

type FactList = (typeof LISTS)[number];

const OLD = 3;
const UNITS = { D: "time.days", H: "time.hours", M: "time.minutes" } as const;

/** Return the facts of an operator in three groups: shown at once, folded, and old. */
export function linesOf(operator: Operator, main: readonly string[]): Lines {
  const codes = operator.codes ?? [];
  const pin = operator.vouchers?.find(([kind]) => kind === "pin")?.[1] ?? "";
  const isOld = ([, , tier, , , more]: Fact) => tier === OLD && !more?.conflict;
  const show = (facts: readonly Fact[]) => facts.map((fact) => codeLine(fact, pin));
  const current = codes.filter((fact) => !isOld(fact));
  const others = LISTS.flatMap((list) =>
    (operator[list] ?? []).map((fact) => factLine(list, fact)),
  );
  return {
    main: [...show(current.filter(([kind]) => main.includes(kind))), ...others],
    more: show(current.filter(([kind]) => !main.includes(kind))),
    old: show(codes.filter(isOld)),
  };
}

/** Return the line of a code; `pin` is the number of digits of a voucher, if the code has none. */
export function codeLine(fact: Fact, pin: string): Line {
  const [kind, value, , , , more = {}] = fact;
  const { channel, code } = channelOf(value);
  const text = more.text ?? "";
  const digits = /\bpin=(\d+)/.exec(more.notes ?? "")?.[1] ?? pin;
  const isWhole = !`${code}${text}`.includes("{");
  return {
    code: kind as CodeKind,
    kind: message(`code.${kind as CodeKind}`),
    value: code,
    proof: proofOf(fact),
    notes: notesOf(fact[5]),
    address: (isWhole && dialAddress(channel, code, text)) || "",
    isDisputed: more.conflict !== undefined,
    asks: kind === "balance" || kind === "data-balance",
    dial: { channel, text, steps: more.steps ?? "", digits },
  };
}

function factLine(list: FactList, fact: Fact): Line {
  const [kind, value] = fact;
  return {
    code: "",
    kind: message(`${list}.${kind}` as FactCode),
    value: wordValue(list, kind, value),
    proof: proofOf(fact),
    notes: notesOf(fact[5]),
    address: addressOf(list, kind, value),
    isDisputed: false,
    asks: false,
    dial: null,
  };
}

function wordValue(list: FactList, kind: string, value: string): string {
  const isWord = ["payment", "rule"].includes(kind) || ["no-refund", "half"].includes(value);
  if (isWord) return message(`value.${value as ValueWord}`);
  const [, amount, unit = ""] = /^PT?(\d+)([DHMS])$/.exec(value) ?? [];
  if (list === "waiting" && amount) {
    return amount === "0"
      ? message("time.at-once")
      : plural(UNITS[unit as keyof typeof UNITS], Number(amount));
  }
  if (kind === "voucher-pin") return "";
  return kind === "minimum" ? writeSum(value) : value;
}

function addressOf(list: FactList, kind: string, value: string): string {
  if (kind === "site") return `https://${value}`;
  if (kind === "email") return `mailto:${value}`;
  if (list !== "support" && kind !== "lost-credit") return "";
  return dialAddress("call", value.replace(/[ -]/g, "")) ?? "";
}

/** Return keys as they are shown: "PIN #" for "{pin} #". */
export function nameHoles(text: string): string {
  return text.replace(/\{(\w+)\}/g, (_, hole: string) => hole.toUpperCase());
}

/** Return the notes of a fact in words, side by side. */
export function notesOf(more?: More): string {
  const notes = more?.notes?.split(" ") ?? [];
  return notes.map(noteOf).join(" · ");
}

function noteOf(note: string): string {
  const [name = "", value = ""] = note.split("=");
  if (name === "age" || name === "repay") {
    return message(`note.${name}`, { days: plural("time.days", Number.parseInt(value, 10)) });
  }
  if (name === "limit") {
    const [n = "", span] = value.split("/");
    return message(`note.limit.${span as Span}`, { n });
  }
  const shown = name === "cards" || name === "needs" ? cardNames(value) : writeSum(value);
  return message(`note.${name as NoteName}`, { value: shown });
}

/** Return "THB 10–50" for "THB:10..50"; other text stays. */
function writeSum(value: string): string {
  return value.replace(":", " ").replace("..", "–");
}

/** Return "Visa and JCB" for "visa+jcb". */
function cardNames(value: string): string {
  const write = (name: string) =>
    name.length === 3 ? name.toUpperCase() : name.slice(0, 1).toUpperCase() + name.slice(1);
  return writeList(value.split("+").map(write));
}
