/** The agents' HTTP API. Every failure is an ApiError whose `code` the caller may tell apart. */
import { photoOf } from "../shared/photoLinks.ts";
import { type Upload, upload } from "../shared/upload.ts";
import type {
  Agent,
  AgentList,
  Changed,
  Detail,
  Done,
  ErrorBody,
  Login,
  NewAgent,
  Photo,
  Replied,
  ReplyRequest,
  RowPage,
  Uploaded,
  View,
} from "../shared/wire.ts";
import type { Me } from "./state/state.ts";

export class ApiError extends Error {
  /** 0: the server was not reached. */
  readonly status: number;
  readonly code: string;
  /** The whole answer, for what it says besides the code (`by`, `messages`). */
  readonly body: Partial<ErrorBody> & Record<string, unknown>;

  constructor(status: number, body: ApiError["body"]) {
    super(body.error?.detail ?? "The server does not answer.");
    this.status = status;
    this.code = body.error?.code ?? (status === 0 ? "unreachable" : "internal");
    this.body = body;
  }

  /** Whether asking again later may help: the server or the way to it failed, not the request. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** A field of the answer besides the error's code; it stands next to `error` or inside it. */
  extra(name: string): unknown {
    return this.body[name] ?? (this.body.error as Record<string, unknown> | undefined)?.[name];
  }
}

/** The ApiError that was thrown. Anything else is our own mistake, so it is thrown on to be seen. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}

/** Rows asked at a time: a busy shop's whole queue in one answer. */
const PAGE = 100;

/** Longer than the server takes for any answer. */
const DEADLINE_MS = 10_000;

type Method = "GET" | "POST" | "DELETE";

export class AgentApi {
  #csrf = "";
  /** Whose session it is, as far as we know. */
  #agent = "";
  readonly #onExpired: () => void;

  /** `onExpired` is called when a call shows that we are no longer signed in, or that somebody else is. */
  constructor(onExpired: () => void) {
    this.#onExpired = onExpired;
  }

  async login(email: string, password: string): Promise<Me> {
    return this.#signIn(await this.#call<Login>("POST", "login", { email, password }));
  }

  async me(): Promise<Me> {
    return this.#signIn(await this.#call<Login>("GET", "me"));
  }

  logout(): Promise<void> {
    return this.#call("POST", "logout", {});
  }

  page(view: View, options: { q?: string; cursor?: string | null; limit?: number }): Promise<RowPage> {
    const query = new URLSearchParams({ view, limit: String(options.limit ?? PAGE) });
    if (options.q) query.set("q", options.q);
    if (options.cursor) query.set("cursor", options.cursor);
    return this.#call("GET", `conversations?${query}`);
  }

  detail(id: string): Promise<Detail> {
    return this.#call("GET", path(id));
  }

  claim(id: string): Promise<Changed> {
    return this.#call("POST", path(id, "claim"), {});
  }

  reply(id: string, reply: ReplyRequest): Promise<Replied> {
    return this.#call("POST", path(id, "messages"), reply);
  }

  /** Asks the server to send a message, or its deletion, to Telegram again. */
  retry(id: string, seq: number): Promise<Done> {
    return this.#call("POST", path(id, `messages/${seq}/retry`), {});
  }

  /** Deletes a message of our own, here and for the shopper. */
  remove(id: string, seq: number): Promise<Done> {
    return this.#call("DELETE", path(id, `messages/${seq}`));
  }

  async addPhoto(id: string, photo: Upload): Promise<Photo> {
    const url = `/api/agent/${path(id, "photos")}`;
    const ask = (): Promise<Response> => unreachable(upload(url, { "X-CSRF-Token": this.#csrf }, photo));
    return photoOf(await this.#changeInSession<Uploaded>(ask));
  }

  /** A photo with addresses that are good for ten minutes from now. */
  async photo(id: string): Promise<Photo> {
    return photoOf(await this.#call<Uploaded>("GET", `photos/${encodeURIComponent(id)}`));
  }

  /** Where a file can be downloaded for ten minutes from now. */
  async fileUrl(id: string): Promise<string> {
    return (await this.#call<{ url: string }>("GET", `photos/${encodeURIComponent(id)}`)).url;
  }

  resolve(id: string, outcome: string, note: string): Promise<Changed> {
    return this.#call("POST", path(id, "resolve"), { ...(outcome && { outcome }), ...(note && { note }) });
  }

  giveBack(id: string, settled: string): Promise<Changed> {
    return this.#call("POST", path(id, "return"), settled ? { settled } : {});
  }

  note(id: string, text: string): Promise<unknown> {
    return this.#call("POST", path(id, "notes"), { text });
  }

  people(): Promise<AgentList> {
    return this.#call("GET", "/api/admin/agents");
  }

  addPerson(person: NewAgent): Promise<{ agent: Agent }> {
    return this.#call("POST", "/api/admin/agents", person);
  }

  #signIn({ agent, csrf, channels }: Login): Me {
    this.#csrf = csrf;
    this.#agent = agent.id;
    return { ...agent, channels };
  }

  async #call<T>(method: Method, where: string, body?: unknown): Promise<T> {
    const url = where.startsWith("/") ? where : `/api/agent/${where}`;
    const ask = (): Promise<Response> => this.#fetch(method, url, body);
    // At the login there is no session yet that could end: its 401 is a wrong password.
    if (where === "login") return answerOf<T>(await ask());
    return method === "GET" ? this.#inSession<T>(await ask()) : this.#changeInSession<T>(ask);
  }

  async #changeInSession<T>(ask: () => Promise<Response>): Promise<T> {
    const response = await ask();
    const again = response.status === 403 && (await this.#isSessionRenewed());
    return this.#inSession<T>(again ? await ask() : response);
  }

  #inSession<T>(response: Response): Promise<T> {
    if (response.status === 401) this.#onExpired();
    return answerOf<T>(response);
  }

  /** Whether we signed in again in another tab: the cookie is then a new one, and we need its token. */
  async #isSessionRenewed(): Promise<boolean> {
    const [agent, csrf] = [this.#agent, this.#csrf];
    const now = await this.me();
    if (now.id !== agent) this.#onExpired(); // Nothing may be done under somebody else's name.
    return now.id === agent && this.#csrf !== csrf;
  }

  #fetch(method: Method, url: string, body: unknown): Promise<Response> {
    const init: RequestInit = { method, signal: AbortSignal.timeout(DEADLINE_MS), cache: "no-store" };
    const token = method !== "GET" && { "X-CSRF-Token": this.#csrf };
    if (token) init.headers = token;
    if (body !== undefined) {
      init.headers = { ...token, "Content-Type": "application/json" };
      init.body = JSON.stringify(body);
    }
    return unreachable(fetch(url, init));
  }
}

/** Rejects with status 0 where no answer came. The browser does not say whether it was refused, cut or too slow. */
async function unreachable(response: Promise<Response>): Promise<Response> {
  try {
    return await response;
  } catch {
    throw new ApiError(0, {});
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.ok) return bodyOf<T>(response);
  throw new ApiError(response.status, (await response.json().catch(() => ({}))) as ApiError["body"]);
}

/** A body cut in the middle is as good as no answer. */
async function bodyOf<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiError(0, {});
  }
}

function path(id: string, verb?: string): string {
  return `conversations/${encodeURIComponent(id)}${verb ? `/${verb}` : ""}`;
}
