/**
 * MEMBER matches the members of `log.json` that are on one line; LIST_OR_RECORD the start of a
 * list, or a record, by indentation.
 */
const MEMBER = /^ "(\w+)": ("[^"\n]*"|\d+),?$/gm;
const LIST_OR_RECORD = /^ "(\w+)": \[|^ {2}\{\n[^]*?\n {2}\}/gm;

/**
 * Return what can be read of a `log.json` that is damaged or ends too early. A backup writes each
 * record as a block of lines; a block that can't be read becomes null. Windows may have saved the
 * list with its own line ends.
 */
export function salvage(list: string): Record<string, unknown> {
  const text = list.replaceAll("\r\n", "\n");
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
