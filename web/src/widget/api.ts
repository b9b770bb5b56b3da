import { photoOf } from "../shared/photoLinks.ts";
import type { Upload } from "../shared/upload.ts";
import type { ErrorBody, Photo, Uploaded } from "../shared/wire.ts";
import type { Answer, Platform } from "./platform.ts";
import { Refused } from "./refused.ts";
import type { Sessions } from "./session.ts";

/** The calls that need the shopper's token. Each throws `Refused`, or the network's error where no answer comes. */
export class Api {
  readonly #server: string;
  readonly #sessions: Sessions;
  readonly #renew: (token: string) => void;
  readonly #platform: Pick<Platform, "call" | "upload">;

  /** `renew` is called with a token that the server no longer takes. */
  constructor(
    server: string,
    sessions: Sessions,
    renew: (token: string) => void,
    platform: Pick<Platform, "call" | "upload">,
  ) {
    this.#server = `${server}/api/shopper/`;
    this.#sessions = sessions;
    this.#renew = renew;
    this.#platform = platform;
  }

  call<Body>(method: string, path: string): Promise<Body> {
    return this.#withToken((token) => this.#platform.call(method, this.#server + path, token));
  }

  async upload(upload: Upload): Promise<Photo> {
    const url = `${this.#server}photos`;
    return photoOf(await this.#withToken<Uploaded>((token) => this.#platform.upload(url, token, upload)));
  }

  /** The photo with addresses that are good for another ten minutes. */
  async photo(id: string): Promise<Photo> {
    return photoOf(await this.call<Uploaded>("GET", `photos/${id}`));
  }

  /** Calls `ask` with the present token, and once more with a new one if that has run out. */
  async #withToken<Body>(ask: (token: string) => Promise<Answer>): Promise<Body> {
    const { token } = await this.#sessions.open();
    let answer = await ask(token);
    if (answer.status === 401 || answer.status === 403) {
      this.#renew(token);
      answer = await ask((await this.#sessions.open()).token);
    }
    if (answer.status >= 300) throw new Refused(answer.status, (answer.body as ErrorBody | null)?.error?.code);
    return answer.body as Body;
  }
}
