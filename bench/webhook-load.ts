import { createHmac, randomUUID } from "node:crypto";

import { HttpConnection } from "./http-connection.ts";

export type Target = { readonly port: number; readonly secret: string };

/** Milliseconds, one for each webhook acknowledged. */
export type Latencies = readonly number[];

/** A request but for its delivery's id, which stands between the two. */
type PreparedRequest = { readonly before: string; readonly after: string };

const variants = 40;

/** A GitHub that has many webhooks to send; built and signed beforehand, which would cost it more than sending does. */
export class WebhookLoad {
  readonly #target: Target;
  readonly #prepared: readonly PreparedRequest[];
  readonly #idle: HttpConnection[] = [];
  #sent = 0;

  constructor(target: Target) {
    this.#target = target;
    this.#prepared = Array.from({ length: variants }, (_, variant) => prepare(target, payload(variant)));
  }

  /** Sends at a steady rate, whether or not the answers keep up. */
  async atRate(perSecond: number, seconds: number): Promise<Latencies> {
    const total = perSecond * seconds;
    const answers: Promise<number>[] = [];
    const startedAt = performance.now();
    while (answers.length < total) {
      const due = Math.min(total, Math.ceil(((performance.now() - startedAt) / 1_000) * perSecond));
      while (answers.length < due) answers.push(this.#send());
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return Promise.all(answers);
  }

  /** Sends `total` webhooks as fast as they are answered, `atOnce` at a time; yields how many a second. */
  async atOnce(atOnce: number, total: number): Promise<number> {
    const until = this.#sent + total;
    const startedAt = performance.now();
    const sender = async (): Promise<void> => {
      while (this.#sent < until) await this.#send();
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
    return total / ((performance.now() - startedAt) / 1_000);
  }

  end(): void {
    for (const connection of this.#idle) connection.end();
  }

  /** Resolves with the milliseconds to a 2xx. */
  async #send(): Promise<number> {
    const request = this.#prepared[this.#sent % variants];
    if (request === undefined) throw new Error("nothing is prepared");
    this.#sent += 1;
    const startedAt = performance.now();
    const connection = await this.#connection();
    const status = await connection.request(`${request.before}${randomUUID()}${request.after}`);
    if (status < 200 || status >= 300) throw new Error(`answered ${status}`);
    this.#idle.push(connection);
    return performance.now() - startedAt;
  }

  #connection(): Promise<HttpConnection> | HttpConnection {
    for (;;) {
      const connection = this.#idle.pop();
      if (connection === undefined) return HttpConnection.open(this.#target.port);
      if (connection.isOpen) return connection;
    }
  }
}

function prepare({ port, secret }: Target, body: string): PreparedRequest {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const head = [
    "POST /api/github/webhooks HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    "x-github-event: issues",
    `x-hub-signature-256: sha256=${signature}`,
    "x-github-delivery: ",
  ];
  return { before: head.join("\r\n"), after: `\r\n\r\n${body}` };
}

const filler = Object.fromEntries(
  Array.from({ length: 150 }, (_, index) => [
    `some_url_${index}`,
    `https://api.github.com/repos/octo/hello/${index}/${"x".repeat(60)}`,
  ]),
);

/** About 18 kB, as GitHub's payloads about issues are; over 40 issues in 4 repositories of 2 installations. */
function payload(number: number): string {
  return JSON.stringify({
    action: "edited",
    issue: { number: (number % 10) + 1, title: "a task", ...filler },
    repository: { id: 10 + (number % 4) },
    installation: { id: 100 + (number % 2) },
    sender: { id: 1, login: "octocat" },
  });
}
