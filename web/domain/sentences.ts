/** Return sentences joined by spaces. A full-width sign at an end is as wide as a sign and a space. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences
    .filter(Boolean)
    .reduce((text, next) => text + (/(^|[、。！，：；？]”?)$/.test(text) ? "" : " ") + next, "");
}
