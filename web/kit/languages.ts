/** The languages of the app, from one small file, so that no page has to list them. */
import { pageLanguage } from "./messages.ts";
import { ROOT } from "./root.ts";

export type Language = { tag: string; name: string; direction: string };

type Listed = { languages: [tag: string, name: string, direction: string][] };

/** Return the languages in order. Rejects if the file is neither saved nor reachable. */
export async function readLanguages(): Promise<Language[]> {
  const response = await fetch(`${ROOT}release/languages.json`);
  const { languages } = (await response.json()) as Listed;
  return languages.map(([tag, name, direction]) => ({ tag, name, direction }));
}

/** Return language and script of a tag: "zh-Hans" for "zh-CN"; "" for text that is no tag. */
export function writtenLanguage(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return ""; // some systems list "C" or "en-US@posix" among the languages
  }
}

/** Set a link to this page in a language, or to that language's home on an error page. */
export function linkToLanguage(link: HTMLAnchorElement, { tag, name, direction }: Language): void {
  const lang = pageLanguage();
  const page = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  const here = page ? new URL(page.href).pathname.slice(ROOT.length + lang.length + 1) : "";
  link.href = `${ROOT}${tag}/${here}`;
  Object.assign(link, { lang: tag, hreflang: tag });
  link.dataset["language"] = tag;
  if (tag === lang) link.setAttribute("aria-current", "true");
  const words = link.querySelector("bdi") ?? link;
  words.textContent = name;
  words.dir = direction;
}
