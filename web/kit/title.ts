/** The page's title: what it shows, then the name of the app, as the server wrote it. */
const MARK = " – ";

/** Put the name of what is shown into the title. */
export function nameInTitle(name: string): void {
  document.title = name + document.title.slice(document.title.lastIndexOf(MARK));
}
