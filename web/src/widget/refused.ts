/** The server has answered, and said no. */
export class Refused extends Error {
  readonly status: number;
  /** The server's own word for the reason. */
  readonly code: string;

  constructor(status: number, code = "") {
    super(`HTTP ${status} ${code}`.trim());
    this.status = status;
    this.code = code;
  }
}
