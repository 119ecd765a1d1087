/** Sentences in a row: with a space between, but none behind a full-width sign, which holds one. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences
    .filter(Boolean)
    .reduce((text, next) => text + (/(^|[、。！，：；？]”?)$/.test(text) ? "" : " ") + next, "");
}
