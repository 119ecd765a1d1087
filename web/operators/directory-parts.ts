/**
 * Adds words, templates, forms and style of the directory's saved page to a page that has none of
 * them.
 */
import { find } from "../kit/parts.ts";
import { type DataFile, readDataFile } from "./data-file.ts";
import { fetchPage, isSaved } from "../kit/saved-page.ts";

type Directory = { file: DataFile };

let loading: Promise<Directory> | undefined;

/**
 * Add the parts of the directory's page to this one, once, and return its data. Rejects if it isn't
 * saved or reachable.
 */
export function loadDirectory(): Promise<Directory> {
  loading ??= takeOver().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Copies templates, words, forms and style from the directory's page. */
async function takeOver(): Promise<Directory> {
  const address = directoryAddress("-/");
  if (!(await isSaved(address))) throw new Error("The directory is not saved yet.");
  const { page } = await fetchPage(address);
  const source = find(page, "operator-country", HTMLElement);
  const taken = page.querySelectorAll(
    "template[data-template], template[data-messages], [data-part=another-code], [data-part=with-sim]",
  );
  document.body.append(...[...taken].map((each) => document.importNode(each, true)));
  const style = page.querySelector('link[rel=stylesheet][href*="operators"]');
  if (style) document.head.append(document.importNode(style, true));
  return { file: await readDataFile(source.dataset["file"] ?? "") };
}

/** Return the address of a page of the directory in this page's language. */
export function directoryAddress(path: string): string {
  const { base = "", tag = "en" } = document.documentElement.dataset;
  return `${base}/${tag}/operators/${path}`;
}
