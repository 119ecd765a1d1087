/** On a static host's root: goes to the language last picked, else to the one the browser asks for. */
import { fitting } from "../kit/fitting.ts";
import { chosenLanguage, rememberChosenLanguage } from "../shell/language.ts";

const offered = [...document.querySelectorAll<HTMLAnchorElement>("a[data-language]")].map(
  (link) => ({ tag: link.hreflang, members: link.dataset["members"] ?? "", link }),
);

rememberChosenLanguage();
const chosen = chosenLanguage();
const to =
  offered.find(({ tag }) => tag === chosen) ??
  navigator.languages.map((asked) => fitting(asked, offered)).find(Boolean) ??
  offered[0];
if (to) location.replace(to.link.href);
