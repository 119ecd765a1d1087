/**
 * Script of the root page on a static host: opens the language that was chosen last, else the one
 * that the browser prefers.
 */
import { chosenLanguage, rememberChosenLanguage } from "../shell/language.ts";

type Written = { language: string; script: string | undefined; territory: string | undefined };

/** Language and script must match, so that Traditional Chinese never leads to Simplified. */
function written(tag: string): Written | null {
  try {
    const { language, script, region } = new Intl.Locale(tag).maximize();
    return { language, script, territory: region };
  } catch {
    return null; // not a tag
  }
}

// Readers of a member of a macrolanguage (`yue` of `zh`) read the same script.
function isFor(link: HTMLAnchorElement, wanted: Written): boolean {
  const own = written(link.hreflang);
  if (!own || own.script !== wanted.script) return false;
  const members = link.dataset["members"]?.split(" ") ?? [];
  return own.language === wanted.language || members.includes(wanted.language);
}

const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-language]")];

function fitting(asked: string): HTMLAnchorElement | undefined {
  const wanted = written(asked);
  if (!wanted) return undefined;
  const fit = links.filter((link) => isFor(link, wanted));
  const isOwn = (link: HTMLAnchorElement) => written(link.hreflang)?.language === wanted.language;
  const isNear = (link: HTMLAnchorElement) =>
    written(link.hreflang)?.territory === wanted.territory;
  return fit.find((link) => isOwn(link) && isNear(link)) ?? fit.find(isOwn) ?? fit[0];
}

rememberChosenLanguage();
const chosen = chosenLanguage();
const link =
  links.find((each) => each.dataset["language"] === chosen) ??
  navigator.languages.map(fitting).find(Boolean) ??
  links[0];
if (link) location.replace(link.href);
