/** Sends a photo with progress, which `fetch` does not tell of. */

export interface Upload {
  file: File;
  /** Hears how much has gone, from 0 to 1. */
  progress: (share: number) => void;
  signal: AbortSignal;
}

/** 8 MB over a slow line, and the time the server takes to look at them. */
const DEADLINE_MS = 180_000;

/** Rejects when there is no answer: refused, cut, too slow, or given up by `signal`. */
export function post(url: string, csrf: string, { file, progress, signal }: Upload): Promise<Response> {
  return new Promise((answer, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-CSRF-Token", csrf);
    request.timeout = DEADLINE_MS;
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => answer(new Response(request.responseText, { status: request.status }));
    request.onerror = request.ontimeout = request.onabort = () => fail(new Error("no answer"));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.set("photo", file);
    request.send(form);
  });
}
