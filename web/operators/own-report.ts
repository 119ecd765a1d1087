/** The notes on a country's codes as a text for the site's maintainers: to share, copy or mail. */
import { type Correction, writeReport } from "../domain/correction.ts";
import { copyText } from "../kit/copying.ts";
import { onAction } from "../kit/log-element.ts";
import { message } from "../kit/messages.ts";
import { find, part, slot } from "../kit/parts.ts";
import { canShareText, shareText } from "../kit/sharing.ts";

const listening = new WeakSet<HTMLElement>();

/** Show the text of these corrections, or hide the part if there are none. */
export function showReport(words: readonly Correction[]): void {
  const section = document.querySelector<HTMLElement>("[data-part=report]");
  if (!section) return;
  section.hidden = words.length === 0;
  if (section.hidden) return;
  const text = find(section, "textarea", HTMLTextAreaElement);
  const isOnline = location.protocol === "https:";
  const address = isOnline ? `${location.origin}/` : "";
  text.value = writeReport(words, { host: location.hostname, address });
  const mail = part(section, "mail") as HTMLAnchorElement;
  const [mailbox = ""] = mail.href.split("?");
  mail.href = `${mailbox}?subject=${encodeURIComponent("codes.tsv")}&body=${encodeURIComponent(text.value)}`;
  find(section, "[data-action=share]", HTMLElement).hidden = !canShareText();
  if (!listening.has(section)) listen(section, text);
  listening.add(section);
}

function listen(section: HTMLElement, text: HTMLTextAreaElement): void {
  const tell = (words: string) => {
    slot(section, "told").textContent = words;
  };
  onAction(section, "share", async () => {
    const handover = await shareText(text.value);
    tell(handover === "refused" ? message("share.refused") : "");
  });
  onAction(section, "copy-report", async () => {
    const isCopied = await copyText(text.value);
    tell(message(isCopied ? "dial.copied" : "report.not-copied"));
    if (!isCopied) text.select();
  });
}
