// A client of the adapter's whose every request meets an answer that the test wrote.
import { generateKeyPairSync } from "node:crypto";
import nock from "nock";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { createBudget } from "../../src/adapters/github/client/budget.ts";
import { connect } from "../../src/adapters/github/client/connection.ts";
import type { Priority } from "../../src/adapters/github/client/content-allowance.ts";
import {
  type Credentials,
  installationCredentials,
  tokenCredentials,
} from "../../src/adapters/github/client/credentials.ts";
import { createGithubClient } from "../../src/adapters/github/client/github-client.ts";
import type { Observation } from "../../src/adapters/github/client/observation.ts";

// It would stand between every later test of the process and its sockets: it works while a test asks for it.
nock.restore();

export const HOST = "https://github.test";
const BASE_URL = `${HOST}/api/v3`;
export const NOW = Date.parse("2026-03-01T10:00:00Z");
export const HEADERS = { date: new Date(NOW).toUTCString(), "content-type": "application/json" };

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2_048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "pkcs1", format: "pem" },
});

export function githubOnNock(
  options: {
    readonly credentials?: Credentials;
    readonly priority?: Priority;
    readonly baseUrl?: string;
  } = {},
) {
  const clock = createLeapingClock(NOW);
  const connection = connect({ baseUrl: options.baseUrl ?? BASE_URL, timeout: 5_000 });
  const observations: Observation[] = [];
  const client = createGithubClient({
    connection,
    credentials: options.credentials ?? tokenCredentials("secret"),
    budget: createBudget(),
    clock,
    priority: options.priority ?? "interactive",
    installation: 1,
    observe: (observation) => observations.push(observation),
  });
  return { client, clock, observations };
}

/** As installation 1 of an App, whose tokens the test's answers give out. */
export function installationOnNock() {
  const credentials = installationCredentials({ appId: 7, privateKey }, 1, connect({ baseUrl: BASE_URL }));
  return githubOnNock({ credentials });
}

export function accessToken(token: string) {
  const created = { token, expires_at: "2999-01-01T00:00:00Z", permissions: { issues: "write" } };
  return nock(HOST).post("/api/v3/app/installations/1/access_tokens").reply(201, created, HEADERS);
}

export function onGraphql(answer: unknown, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return nock(HOST)
    .post("/api/graphql")
    .reply(status, JSON.stringify(answer), { ...HEADERS, ...headers });
}

/** Nothing leaves the process: a request without an answer fails the test. */
export function forbidNetwork(): void {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
}

export function allowNetwork(): void {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
  if (pending.length > 0) throw new Error(`never asked: ${pending.join(", ")}`);
}
