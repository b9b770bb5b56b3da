/** The photos of drafts on their way to the server; each belongs to the conversation it was added in. */
import { type AgentApi, asApiError } from "./api.ts";
import type { Prepared } from "./prepared.ts";
import { type DraftAttachments, attachmentsOf, withPhoto, withoutPhoto } from "./state/draftAttachments.ts";
import type { Store } from "./store.ts";

/** More at a time would leave no room on the connection for replies. */
const AT_ONCE = 2;

/** Smaller steps of progress would cost redrawing and show nothing. */
const STEP = 0.05;

interface Job {
  conversation: string;
  key: string;
  file: File;
  /** null until the file is read. */
  prepared: Prepared | null;
  giveUp: AbortController;
}

export class Uploads {
  readonly #store: Store;
  readonly #api: Pick<AgentApi, "addPhoto">;
  readonly #prepare: (file: File) => Promise<Prepared>;
  /** Every photo that the server does not have yet, by key; its file is kept for another try. */
  readonly #jobs = new Map<string, Job>();
  readonly #waiting: (Job & Pick<Prepared, "photo">)[] = [];
  /** Large pictures take much memory while they are read, so there is one at a time. */
  #preparing = Promise.resolve();
  #running = 0;
  #added = 0;

  /** `prepare` rejects where a file is no picture that can be read. */
  constructor(store: Store, api: Pick<AgentApi, "addPhoto">, prepare: (file: File) => Promise<Prepared>) {
    this.#store = store;
    this.#api = api;
    this.#prepare = prepare;
  }

  add(conversation: string, files: readonly File[]): void {
    for (const file of files) {
      const job = { conversation, key: `new-${++this.#added}`, file, prepared: null, giveUp: new AbortController() };
      this.#jobs.set(job.key, job);
      const upload = { state: "sending", share: 0 } as const;
      const photo = { key: job.key, name: file.name, preview: null, upload };
      this.#change(conversation, (attachments) => ({ ...attachments, photos: [...attachments.photos, photo] }));
      this.#begin(job);
    }
  }

  /** Tries a failed one again. */
  retry(key: string): void {
    const job = this.#jobs.get(key);
    if (!job) return;
    this.#tell(job, { state: "sending", share: 0 });
    this.#begin(job);
  }

  /** Tries again all photos that failed only because there was no server. */
  retryUnreached(): void {
    for (const { photos } of this.#store.state.draftAttachments.values()) {
      for (const { key, upload } of photos) {
        if (upload.state === "failed" && upload.code === "unreachable") this.retry(key);
      }
    }
  }

  /** Takes a photo out of the draft; the server deletes photos that no message used. */
  remove(conversation: string, key: string): void {
    this.#drop(key);
    this.#change(conversation, (attachments) => withoutPhoto(attachments, key));
  }

  removeAll(conversation: string): void {
    for (const { key } of attachmentsOf(this.#store.state, conversation).photos) this.remove(conversation, key);
  }

  /** Gives up all that is on its way: nobody is signed in any more. */
  forget(): void {
    for (const key of this.#jobs.keys()) this.#drop(key);
  }

  #drop(key: string): void {
    this.#jobs.get(key)?.giveUp.abort();
    this.#jobs.delete(key);
  }

  #begin(job: Job): void {
    this.#preparing = this.#preparing.then(() => this.#read(job));
  }

  async #read(job: Job): Promise<void> {
    const { conversation, key, file } = job;
    if (!this.#jobs.has(key)) return; // Taken out while it waited.
    try {
      job.prepared ??= await this.#prepare(file);
      const { photo, preview } = job.prepared;
      this.#change(conversation, (attachments) => withPhoto(attachments, key, { preview }));
      this.#waiting.push({ ...job, photo });
      this.#sendNext();
    } catch {
      this.#tell(job, { state: "failed", code: "photo_unreadable", detail: "" });
    }
  }

  #sendNext(): void {
    while (this.#running < AT_ONCE) {
      const job = this.#waiting.shift();
      if (!job) return;
      if (!this.#jobs.has(job.key)) continue;
      this.#running += 1;
      void this.#send(job).finally(() => {
        this.#running -= 1;
        this.#sendNext();
      });
    }
  }

  async #send(job: Job & Pick<Prepared, "photo">): Promise<void> {
    const { conversation, photo, giveUp } = job;
    let told = 0;
    const progress = (share: number): void => {
      if (share - told < STEP) return;
      told = share;
      this.#tell(job, { state: "sending", share });
    };
    try {
      const stored = await this.#api.addPhoto(conversation, { photo, progress, signal: giveUp.signal });
      this.#tell(job, { state: "ready", photo: stored });
      this.#jobs.delete(job.key);
    } catch (error) {
      const { code, message } = asApiError(error);
      this.#tell(job, { state: "failed", code, detail: message });
    }
  }

  #tell({ conversation, key }: Job, upload: DraftAttachments["photos"][number]["upload"]): void {
    this.#change(conversation, (attachments) => withPhoto(attachments, key, { upload }));
  }

  #change(conversation: string, change: (attachments: DraftAttachments) => DraftAttachments): void {
    const attachments = change(attachmentsOf(this.#store.state, conversation));
    this.#store.dispatch({ type: "attached", conversation, attachments });
  }
}
