import { prepare } from "../shared/shrink.ts";

/** A photo as it goes to the server, and a small picture of it. */
export interface Prepared {
  photo: Blob;
  /** A `data:` address: the page's policy allows it, and nobody has to revoke it. */
  preview: string;
}

/** Rejects where the file is no picture that this browser can read. */
export async function prepared(file: File): Promise<Prepared> {
  const { photo, preview } = await prepare(file);
  return { photo, preview: preview.toDataURL("image/jpeg", 0.8) };
}
