import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

export type Target = { readonly port: number; readonly secret: string };

/** Milliseconds, one for each webhook acknowledged. */
export type Latencies = readonly number[];

type SignedBody = { readonly body: string; readonly signature: string };

const variants = 40;
const signedBodies = new Map<string, SignedBody>();
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends at a steady rate, whether or not the answers keep up. */
export async function sendAtRate(target: Target, perSecond: number, seconds: number): Promise<Latencies> {
  const total = perSecond * seconds;
  const answers: Promise<number>[] = [];
  const startedAt = performance.now();
  while (answers.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - startedAt) / 1_000) * perSecond));
    while (answers.length < due) answers.push(send(target, answers.length));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return Promise.all(answers);
}

/** Sends `total` webhooks as fast as they are answered, `atOnce` at a time; yields how many a second. */
export async function sendAtOnce(target: Target, atOnce: number, total: number): Promise<number> {
  let sent = 0;
  const startedAt = performance.now();
  async function sender(): Promise<void> {
    while (sent < total) {
      sent += 1;
      await send(target, sent);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender));
  return total / ((performance.now() - startedAt) / 1_000);
}

/** Resolves with the milliseconds to a 2xx. */
function send({ port, secret }: Target, number: number): Promise<number> {
  const { body, signature } = signedBody(secret, number % variants);
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request({
      agent,
      host: "127.0.0.1",
      port,
      method: "POST",
      path: "/api/github/webhooks",
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "x-github-delivery": randomUUID(),
        "x-github-event": "issues",
        "x-hub-signature-256": `sha256=${signature}`,
      },
    });
    sending.on("error", reject);
    sending.on("response", (response) => {
      const status = response.statusCode ?? 0;
      response.resume();
      response.on("end", () => {
        if (status >= 200 && status < 300) resolve(performance.now() - startedAt);
        else reject(new Error(`answered ${status}`));
      });
    });
    sending.end(body);
  });
}

const filler = Object.fromEntries(
  Array.from({ length: 150 }, (_, index) => [
    `some_url_${index}`,
    `https://api.github.com/repos/octo/hello/${index}/${"x".repeat(60)}`,
  ]),
);

/** Built and signed once: that would cost the sender more than sending does. */
function signedBody(secret: string, variant: number): SignedBody {
  const key = `${variant} ${secret}`;
  const known = signedBodies.get(key);
  if (known !== undefined) return known;
  const body = payload(variant);
  const signed = { body, signature: createHmac("sha256", secret).update(body).digest("hex") };
  signedBodies.set(key, signed);
  return signed;
}

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
