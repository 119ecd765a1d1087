/**
 * Script of the pages for unknown addresses: redirects to the right spelling of the address where
 * no server does it, as without a network. `/EN/`, `/es-MX/` and `/zh-TW/` name languages too.
 */
import { readLanguages, writtenLanguage } from "../kit/languages.ts";
import { ROOT } from "../kit/root.ts";

/** Return the right spelling of the address; null if it is right, or isn't of this site. */
async function respell({ pathname, search, hash }: Location): Promise<string | null> {
  const plain = pathname.replace(/\/{2,}/g, "/");
  if (!plain.startsWith(ROOT)) return null;
  const [, first = "", rest = ""] = /^([^/]*)(.*)$/.exec(plain.slice(ROOT.length)) ?? [];
  const asked = first.replaceAll("_", "-").toLowerCase();
  const languages = await readLanguages();
  const language =
    languages.find(({ tag }) => tag.toLowerCase() === asked) ??
    languages.find(({ tag }) => writtenLanguage(tag) === readableLanguage(asked));
  if (!language) return null;
  const path = rest.toLowerCase().replace(/(\/index\.html|\/)?$/, "/");
  const spelt = `${ROOT}${language.tag}${path}`;
  return spelt === pathname ? null : spelt + search + hash;
}

/** Return language and script of what readers of a tag can read: Chinese for `yue`. */
function readableLanguage(tag: string): string {
  return writtenLanguage(tag)
    .replace(/.*-(Han[st])$/, "zh-$1")
    .replace(/^a(?!zb)..-Arab$/, "ar-Arab");
}

void respell(location).then(
  (spelt) => spelt !== null && location.replace(spelt),
  () => undefined, // without the list of languages the page stays as it is
);
