/** A photo to be sent, and a callback for its progress, which `fetch` does not have. */
export interface Upload {
  photo: Blob;
  /** Called with the share that has gone out, from 0 to 1. */
  progress: (share: number) => void;
  signal: AbortSignal;
}

/** An upload that does not move for this long has failed. */
const STALLED = 30_000;

/** Sends a photo. Rejects where no answer comes: cut, stalled, or given up by `signal`. */
export function upload(
  url: string,
  headers: Record<string, string>,
  { photo, progress, signal }: Upload,
): Promise<Response> {
  return new Promise((answer, fail) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    const start = performance.now();
    const wait = () => (request.timeout = performance.now() - start + STALLED);
    request.upload.onprogress = ({ loaded, total }) => {
      wait();
      progress(loaded / total);
    };
    request.onload = () => answer(new Response(request.responseText, { status: request.status }));
    request.onerror = request.ontimeout = request.onabort = () => fail(new Error("no answer"));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("photo", photo, "photo");
    wait();
    request.send(form);
  });
}

/** Whether the same file would only fail again: the server's own reasons against a photo all begin like this. */
export function isFinal(code = ""): boolean {
  return code.startsWith("photo_");
}
