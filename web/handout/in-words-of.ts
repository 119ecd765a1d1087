/** Fills templates in the words of another language than the page's. */

/**
 * Run `make` with the words of these pages, all of one language, in place of the page's own. `make`
 * must be synchronous: the page shows these words until it ends.
 */
export function inWordsOf<T>(pages: readonly Document[], make: () => T): T {
  const { documentElement: root, body } = document;
  const [first] = pages;
  const own = [...document.querySelectorAll("template[data-messages]")];
  const lent = pages
    .flatMap((page) => [...page.querySelectorAll("template[data-messages]")])
    .map((each) => document.importNode(each, true));
  const { dir, dataset } = root;
  const tag = dataset["tag"] ?? "";
  for (const each of own) each.remove();
  body.append(...lent);
  root.dir = first?.documentElement.dir ?? dir;
  dataset["tag"] = first?.documentElement.dataset["tag"] ?? tag;
  try {
    return make();
  } finally {
    for (const each of lent) each.remove();
    body.append(...own);
    root.dir = dir;
    dataset["tag"] = tag;
  }
}
