// Photos that are picked and not yet sent. Like Telegram's apps, the page makes them JPEG and no larger than need be.

import { make } from "./marked.js";

const LONGEST = 2560; // px, as Telegram's apps send in high quality

export class Picked {
  constructor(list) {
    this.list = list;
    this.blobs = [];
  }

  /** Add photos, and return the files that are none. */
  async add(files) {
    const others = [];
    for (const file of files) {
      const blob = await asJpeg(file);
      if (blob) this.blobs.push(blob);
      else others.push(file);
    }
    this.show();
    return others;
  }

  clear() {
    this.blobs = [];
    this.show();
  }

  show() {
    for (const image of this.list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.list.replaceChildren(...this.blobs.map((blob, index) => this.item(blob, index)));
    this.list.hidden = this.blobs.length === 0;
  }

  item(blob, index) {
    const image = make("img", { src: URL.createObjectURL(blob), alt: `Photo ${index + 1}` });
    const remove = make("button", { type: "button", className: "round", "aria-label": `Remove photo ${index + 1}` }, "×");
    remove.addEventListener("click", () => {
      this.blobs.splice(index, 1);
      this.show();
    });
    return make("li", {}, image, remove);
  }
}

async function asJpeg(file) {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = make("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.87));
  } catch {
    return null; // no picture that this browser can read: it goes as a file
  }
}
