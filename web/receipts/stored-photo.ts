/** <stored-photo photo-id="…">: shows a photo from the store in the <img> inside it. */
import { readPhotos } from "../store/photos.ts";
import { reportFailure } from "../kit/failures.ts";
import { find } from "../kit/parts.ts";

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
    this.#url = URL.createObjectURL(new Blob([photo.bytes], { type: photo.type }));
    const image = find(this, "img", HTMLImageElement);
    image.width = photo.width;
    image.height = photo.height;
    image.src = this.#url;
    const link = this.querySelector("a");
    if (link) link.href = this.#url;
  }
}

customElements.define("stored-photo", StoredPhotoElement);
