/** Splits texts and queries into folded words, both in the same way. */
import { foldText } from "../folding.ts";

// Scripts without spaces between words. There, one letter more or less makes another word.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
// The Arabic article and the short words that are written together with it, before a noun.
const ARTICLE =
  /^[\u0648\u0641\u0628\u0643]?(?:\u0627\u0644|\u0644\u0644)(?=\p{Script=Arabic}{3})/u;

/** Return a function that splits a text into folded words; `language` is a BCP 47 tag. */
export function wordCutter(language: string): (text: string) => string[] {
  const segmenter = makeSegmenter(language);
  return (text) => {
    const folded = foldText(text);
    if (!segmenter || !UNSPACED.test(folded)) return runsOf(folded).flatMap(cutRun);
    const words = [...segmenter.segment(folded)].filter(({ isWordLike }) => isWordLike);
    return words.map(({ segment }) => segment.replace(ARTICLE, ""));
  };
}

/** Return the runs of letters and digits of a folded text, Arabic words without their article. */
export function runsOf(folded: string): string[] {
  return (folded.match(RUN) ?? []).map((run) => run.replace(ARTICLE, ""));
}

/**
 * Return the words of a text, and the single characters of words in scripts without spaces. The
 * context of a word changes where it is cut: 话费 must be found where the text was cut into 的话 and 费.
 */
export function withSigns(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const signs = isSpaced(word) ? [] : Array.from(word);
    return signs.length > 1 ? [word, ...signs] : [word];
  });
}

/** Return whether a word is of a script with spaces; only there wrong letters are forgiven. */
export function isSpaced(word: string): boolean {
  return !UNSPACED.test(word);
}

// Without a segmenter each character of such a script is a word, in texts and queries alike.
function cutRun(run: string): string[] {
  return UNSPACED.test(run) ? Array.from(run) : [run];
}

function makeSegmenter(language: string): Intl.Segmenter | null {
  if (!("Segmenter" in Intl)) return null; // Firefox before 125
  return new Intl.Segmenter(language, { granularity: "word" });
}
