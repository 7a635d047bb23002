import type { Account } from "../state/account.ts";

/** Where the sandbox can be reached; known once it listens. */
export class Urls {
  #origin = "http://127.0.0.1";

  get origin(): string {
    return this.#origin;
  }

  listenAt(origin: string): void {
    this.#origin = origin;
  }

  /** `path` starts with a slash. */
  api(path: string): string {
    return `${this.#origin}/api/v3${path}`;
  }

  html(path: string): string {
    return `${this.#origin}${path}`;
  }

  avatar(account: Account): string {
    return `${this.#origin}/avatars/${String(account.id)}`;
  }
}
