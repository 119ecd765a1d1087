/** Each member of `log.json` that stands on one line; then lists and their records, by indentation. */
const MEMBER = /^ "(\w+)": ("[^"\n]*"|\d+),?$/gm;
const LIST_OR_RECORD = /^ "(\w+)": \[|^ {2}\{\n[^]*?\n {2}\}/gm;

/**
 * What can be read of a `log.json` that is damaged, or ends too early: as a backup writes it, each
 * record is a block of lines. A block that can't be read is null.
 */
export function salvage(text: string): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const [, name = "", value = ""] of text.matchAll(MEMBER)) content[name] = parse(value);
  let records: unknown[] = [];
  for (const [block, name] of text.matchAll(LIST_OR_RECORD)) {
    if (name === undefined) records.push(parse(block));
    else content[name] = records = [];
  }
  return content;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
