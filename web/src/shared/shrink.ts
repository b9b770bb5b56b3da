/** Turns a picture that the browser can read into one that the server takes. */

/** A photo ready to go, and a small drawing of it. A canvas, which no page's Content-Security-Policy forbids. */
export interface Prepared {
  photo: Blob;
  preview: HTMLCanvasElement;
}

export interface Size {
  width: number;
  height: number;
}

const TAKEN: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);
const MAX_BYTES = 4_000_000;
const MAX_SIDE = 4_096;
/** The longest side that the server keeps, in pixels. */
const KEPT_SIDE = 2_048;
const PREVIEW_SIDE = 320;
const QUALITY = 0.9;

/** Rejects if the file is no picture, or one that this browser cannot read. */
export async function prepare(file: Blob): Promise<Prepared> {
  // Without options: with them, browsers differ on photos that were taken upright.
  const picture = await createImageBitmap(file);
  const preview = draw(picture, within(picture, PREVIEW_SIDE));
  const photo = isTaken(file, picture) ? file : await encode(draw(picture, within(picture, KEPT_SIDE)));
  picture.close();
  return { photo, preview };
}

/** Whether a file can go as it is. */
export function isTaken({ type, size }: Pick<Blob, "type" | "size">, { width, height }: Size): boolean {
  return TAKEN.has(type) && size <= MAX_BYTES && Math.max(width, height) <= MAX_SIDE;
}

/** The size with neither side longer than `side`, and in the same shape. */
export function within({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function draw(picture: ImageBitmap, { width, height }: Size): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  // JPEG knows no transparency and would make it black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no JPEG"))), "image/jpeg", QUALITY),
  );
}
