/** The words of a text as a search compares them: the same cut and folding for texts and queries. */
import { foldText } from "../folding.ts";

// Scripts that put no space between words; there a letter more or less is another word.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;

/** Cuts texts into words, folded; `language` is a BCP 47 tag. */
export function wordCutter(language: string): (text: string) => string[] {
  const segmenter = makeSegmenter(language);
  return (text) => {
    const folded = foldText(text);
    if (!segmenter || !UNSPACED.test(folded)) return folded.match(RUN)?.flatMap(cutRun) ?? [];
    const words = [...segmenter.segment(folded)].filter(({ isWordLike }) => isWordLike);
    return words.map(({ segment }) => segment);
  };
}

/**
 * The words of a text and, of those in a script without spaces, their signs too: what stands around
 * a word changes how it is cut, so that 话费 is found where the text was cut into 的话 and 费.
 */
export function withSigns(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const signs = isSpaced(word) ? [] : Array.from(word);
    return signs.length > 1 ? [word, ...signs] : [word];
  });
}

/** Whether a word is of a script with spaces, so that a slip of a letter can be forgiven. */
export function isSpaced(word: string): boolean {
  return !UNSPACED.test(word);
}

// Without a segmenter each sign of an unspaced script is a word, in texts and queries alike.
function cutRun(run: string): string[] {
  return UNSPACED.test(run) ? Array.from(run) : [run];
}

function makeSegmenter(language: string): Intl.Segmenter | null {
  if (!("Segmenter" in Intl)) return null; // Firefox before 125
  return new Intl.Segmenter(language, { granularity: "word" });
}
