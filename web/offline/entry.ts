/**
 * On the pages that say that there is nothing at an address: leads to the right spelling of it, where
 * no server does, as without a network. `/EN/`, `/zh-TW/` and `/yue/` name languages, too.
 */
import { fitting } from "../kit/fitting.ts";
import { readLanguages } from "../kit/languages.ts";

const BASE = `${document.documentElement.dataset["base"] ?? ""}/`;

/** The right spelling of the address; null if it has it, or is none of ours. */
async function respell({ pathname, search, hash }: Location): Promise<string | null> {
  const plain = pathname.replace(/\/{2,}/g, "/");
  const [, first = "", rest = ""] = /^([^/]*)(.*)$/.exec(plain.slice(BASE.length)) ?? [];
  const language = plain.startsWith(BASE) && fitting(first, await readLanguages());
  if (!language) return null;
  const spelt = `${BASE}${language.tag}${rest.toLowerCase() || "/"}`;
  return spelt === pathname ? null : spelt + search + hash;
}

void respell(location).then(
  (spelt) => spelt !== null && location.replace(spelt),
  () => undefined, // without the list of languages the page says what it says
);
