/** Shows the photos of a SIM's card, and stores what is added or removed. */
import type { Sim } from "../domain/sim.ts";
import { reportFailure } from "../kit/failures.ts";
import { find, part } from "../kit/parts.ts";
import { PhotoPickerElement } from "../receipts/photo-picker.ts";
import { changeSimPhotos } from "../store/sim-photos.ts";

/** What each picker showed of the stored SIM. */
const shown = new WeakMap<PhotoPickerElement, readonly string[]>();

/** Show the photos of a SIM, unless they are shown already: a photo is read anew each time. */
export function showCard(host: HTMLElement, { id, photoIds }: Sim): void {
  const picker = find(host, "photo-picker", PhotoPickerElement);
  const isNew = !shown.has(picker);
  if (isNew) picker.addEventListener("photos-changed", () => keep(picker, id));
  shown.set(picker, photoIds);
  if (isNew || picker.ids.join() !== photoIds.join())
    picker.open({ receiptId: null, simId: id }, photoIds);
  part(host, "card").hidden = false;
}

function keep(picker: PhotoPickerElement, id: string): void {
  const [before, after] = [shown.get(picker) ?? [], picker.ids];
  shown.set(picker, after);
  const added = after.filter((each) => !before.includes(each));
  const isKept = (each: string) => after.includes(each) || !before.includes(each);
  changeSimPhotos(id, (stored) => [...stored.filter(isKept), ...added]).catch(reportFailure);
}
