import { foldAlso } from "../domain/folding.ts";

/** Let a search on a Chinese page find signs in either spelling; the page names the pairs. */
export function foldSameSigns(): void {
  const named = document.querySelector<HTMLMetaElement>("meta[name=same-signs]");
  if (named) foldAlso(named.content.replace(/..(?=.)/g, "$& "));
}
