/** On a static host's root: goes to the language last picked, else to the one the browser asks for. */
import { chosenLanguage, rememberChosenLanguage } from "../shell/language.ts";

/** Language and script: they must fit, so Traditional Chinese never leads to Simplified. */
function written(tag: string): { words: string; territory: string | undefined } | null {
  try {
    const { language, script, region } = new Intl.Locale(tag).maximize();
    return { words: `${language}-${script}`, territory: region };
  } catch {
    return null; // no tag
  }
}

const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-language]")];

function fitting(asked: string): HTMLAnchorElement | undefined {
  const wanted = written(asked);
  const fit = links
    .map((link) => ({ link, written: written(link.hreflang) }))
    .filter((each) => wanted && each.written?.words === wanted.words);
  return (fit.find((each) => each.written?.territory === wanted?.territory) ?? fit[0])?.link;
}

rememberChosenLanguage();
const chosen = chosenLanguage();
const link =
  links.find((each) => each.dataset["language"] === chosen) ??
  navigator.languages.map(fitting).find(Boolean) ??
  links[0];
if (link) location.replace(link.href);
