/** The languages that the app offers, from one small file: no page lists them. */
import { pageLanguage } from "./messages.ts";

export type Language = { tag: string; name: string; direction: string };

type Listed = { languages: [tag: string, name: string, direction: string][] };

/** Return the languages in their order. Rejects where the file is neither saved nor to be had. */
export async function readLanguages(): Promise<Language[]> {
  const response = await fetch(`${base()}release/languages.json`);
  const { languages } = (await response.json()) as Listed;
  return languages.map(([tag, name, direction]) => ({ tag, name, direction }));
}

/** Language and script of a tag: "zh-Hans" of "zh-CN"; "" of what is no tag. */
export function writtenLanguage(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return ""; // some systems put "C" or "en-US@posix" among the languages
  }
}

/** Make a link lead to this page in a language; to the first one, if this page is an error's. */
export function leadTo(link: HTMLAnchorElement, { tag, name, direction }: Language): void {
  const lang = pageLanguage();
  const page = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  const here = page ? new URL(page.href).pathname.slice(base().length + lang.length + 1) : "";
  link.href = `${base()}${tag}/${here}`;
  Object.assign(link, { lang: tag, hreflang: tag });
  link.dataset["language"] = tag;
  if (tag === lang) link.setAttribute("aria-current", "true");
  const words = link.querySelector("bdi") ?? link;
  words.textContent = name;
  words.dir = direction;
}

function base(): string {
  return `${document.documentElement.dataset["base"] ?? ""}/`;
}
