/** The server writes titles as the page's name, this mark, and the app's name. */
const MARK = " – ";

/** Replace the page's name in the title. */
export function nameInTitle(name: string): void {
  document.title = name + document.title.slice(document.title.lastIndexOf(MARK));
}
