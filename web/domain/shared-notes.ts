/**
 * Return the notes with shared texts added, one below the other. A text that is there already is not
 * added again: some apps repeat the address in the text, and people share twice.
 */
export function addToNotes(notes: string, texts: readonly string[]): string {
  let added = "";
  for (const text of texts.map((each) => each.trim())) {
    const isThere = added.includes(text) || `\n${notes}\n`.includes(`\n${text}\n`);
    if (!isThere) added += `\n${text}`;
  }
  return notes ? notes + added : added.slice(1);
}
