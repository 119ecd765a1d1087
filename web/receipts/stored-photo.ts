/** <stored-photo photo-id="…">: shows a stored photo in its <img>, or a link to save a PDF. */
import { PDF } from "../domain/picture.ts";
import { readPhotos } from "../store/photos.ts";
import { reportFailure } from "../kit/failures.ts";
import { find, part } from "../kit/parts.ts";

class StoredPhotoElement extends HTMLElement {
  #url = "";

  connectedCallback(): void {
    this.#show(this.getAttribute("photo-id") ?? "").catch(reportFailure);
  }

  disconnectedCallback(): void {
    URL.revokeObjectURL(this.#url);
    this.#url = "";
  }

  async #show(id: string): Promise<void> {
    const [photo] = await readPhotos([id]);
    if (!photo || !this.isConnected) return;
    const isPdf = photo.type === PDF;
    // A PDF may contain scripts. This type makes browsers save it, and never open it on our origin.
    const type = isPdf ? "application/octet-stream" : photo.type;
    this.#url = URL.createObjectURL(new Blob([photo.bytes], { type }));
    const image = find(this, "img", HTMLImageElement);
    const link = this.querySelector("a");
    image.hidden = isPdf;
    part(this, "pdf").hidden = !isPdf;
    if (link) link.href = this.#url;
    if (isPdf) {
      if (link) link.download = `${id.slice(0, 8)}.pdf`;
      return;
    }
    image.width = photo.width ?? 0;
    image.height = photo.height ?? 0;
    image.src = this.#url;
  }
}

customElements.define("stored-photo", StoredPhotoElement);
