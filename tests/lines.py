"""Finding bad line breaks of short texts."""

# Short texts with a line that ends inside a word, by the browser's own list of words. A word that
# is wider than its line has no other place to break.
BROKEN_WORDS = r"""(tag) => {
  const words = new Intl.Segmenter(tag, { granularity: "word" });
  const range = document.createRange();
  const topOf = (text, at) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getClientRects()[0]?.top;
  };
  const broken = (text) => [...words.segment(text.data)].find(({ segment, index, isWordLike }) =>
    isWordLike && segment.length > 1
    && topOf(text, index) < topOf(text, index + segment.length - 1) - 4);
  const found = [];
  const short = "main :is(h1, h2, h3, legend, button, .button, th, td)";
  for (const part of document.querySelectorAll(short)) {
    const { clipPath } = getComputedStyle(part);
    if (!part.checkVisibility() || clipPath !== "none") continue;
    if (part.closest(".visually-hidden")) continue;
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const word = broken(walker.currentNode);
      if (word) found.push(`${word.segment}: ${part.textContent.trim().slice(0, 60)}`);
    }
  }
  return found;
}"""

# The number of paragraphs, and of those that end in a line of one character.
LONELY = r"""() => {
  const range = document.createRange();
  const linesOf = (part) => {
    const tops = [];
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      for (const { 0: letter, index } of text.data.matchAll(/[^\s\p{P}]/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + letter.length);
        tops.push(range.getClientRects()[0]?.top ?? 0);
      }
    }
    return Object.values(Object.groupBy(tops, Math.round)).map((line) => line.length);
  };
  const isLast = (part) =>
    part.checkVisibility() && part.textContent.trim() && !part.querySelector("p, li, dd");
  const parts = [...document.querySelectorAll("main :is(p, li, dd)")].filter(isLast);
  const lines = parts.map(linesOf);
  return [parts.length, lines.filter((each) => each.length > 1 && each.at(-1) === 1).length];
}"""
