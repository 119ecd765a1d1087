/**
 * Script of the pages for unknown addresses: redirects to the right spelling of the address where
 * no server does it, as without a network. `/EN/`, `/es-MX/` and `/zh-TW/` name languages too.
 */
import { readLanguages, writtenLanguage } from "../kit/languages.ts";

const BASE = `${document.documentElement.dataset["base"] ?? ""}/`;

/** Returns the right spelling of the address; null if it is right, or isn't of this site. */
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
  () => undefined, // without the list of languages the page stays as it is
);
