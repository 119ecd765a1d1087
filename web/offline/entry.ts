/**
 * On the pages that say that there is nothing at an address: leads to the right spelling of it, where
 * no server does, as without a network. `/EN/`, `/es-MX/` and `/zh-TW/` name languages, too.
 */
import { readLanguages, writtenLanguage } from "../kit/languages.ts";

const BASE = `${document.documentElement.dataset["base"] ?? ""}/`;

/** The right spelling of the address; null if it has it, or is none of ours. */
async function respell({ pathname, search, hash }: Location): Promise<string | null> {
  const plain = pathname.replace(/\/{2,}/g, "/");
  if (!plain.startsWith(BASE)) return null;
  const [, first = "", rest = ""] = /^([^/]*)(.*)$/.exec(plain.slice(BASE.length)) ?? [];
  const asked = first.replaceAll("_", "-").toLowerCase();
  const languages = await readLanguages();
  const language =
    languages.find(({ tag }) => tag.toLowerCase() === asked) ??
    languages.find(({ tag }) => writtenLanguage(tag) === writtenLanguage(asked));
  if (!language) return null;
  const spelt = `${BASE}${language.tag}${rest.toLowerCase() || "/"}`;
  return spelt === pathname ? null : spelt + search + hash;
}

void respell(location).then(
  (spelt) => spelt !== null && location.replace(spelt),
  () => undefined, // without the list of languages the page says what it says
);
