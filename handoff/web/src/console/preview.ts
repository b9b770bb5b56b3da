/** A small picture of a file that the server does not have yet. */

/** Twice the tile it is shown in, for fine screens. */
const WIDTH = 160;

/** As a `data:` address, which the page's policy allows and nobody has to give back; null where it is no picture. */
export async function previewOf(file: File): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: "medium" });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return canvas.toDataURL("image/jpeg", 0.8);
  } catch {
    return null; // The server says what is wrong with it.
  }
}
