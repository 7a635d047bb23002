import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";
import { Clock } from "../../../sandbox/state/clock.ts";

let stage: SandboxWithApp;

beforeEach(async () => {
  stage = await startSandboxWithApp({ options: { clock: Clock.frozen("2030-01-07T09:00:00Z") } });
});
afterEach(async () => stage.stop());

const open = async (title: string) => stage.as("viola-dev").rest.issues.create({ ...stage.place, title });
const titles = async () =>
  (await stage.as("viola-dev").rest.issues.listForRepo(stage.place)).data.map(({ title }) => title);

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const token = stage.seeded.personas["viola-dev"]?.token ?? "";
  return fetch(`${stage.sandbox.apiUrl}${path}`, {
    headers: { authorization: `token ${token}`, ...headers },
  });
}

describe("a conditional request", () => {
  const path = "/repos/orchestra/score/issues";

  it("that finds nothing new is 304 and free", async () => {
    const first = await get(path);
    const etag = first.headers.get("etag") ?? "";
    const second = await get(path, { "if-none-match": etag });
    expect(second.status).toBe(304);
    expect(second.headers.get("x-ratelimit-used")).toBe(first.headers.get("x-ratelimit-used"));
    await open("News");
    expect((await get(path, { "if-none-match": etag })).status).toBe(200);
  });

  it("does not match under another token", async () => {
    const etag = (await get(path)).headers.get("etag") ?? "";
    const token = stage.seeded.personas["cello-dev"]?.token ?? "";
    const other = await get(path, { "if-none-match": etag, authorization: `token ${token}` });
    expect(other.status).toBe(200);
  });
});

describe("requests that GitHub would not take", () => {
  it("are 422 with the field, before anything happens", async () => {
    const asked = stage.as("viola-dev").request("POST /repos/orchestra/score/issues", { body: "No title" });
    await expect(asked).rejects.toMatchObject({ status: 422 });
    expect(await titles()).toEqual([]);
  });

  it("are 400 when they are no JSON or for an unknown version of the API", async () => {
    const token = stage.seeded.personas["viola-dev"]?.token ?? "";
    const broken = await fetch(`${stage.sandbox.apiUrl}/repos/orchestra/score/issues`, {
      method: "POST",
      headers: { authorization: `token ${token}` },
      body: "{",
    });
    expect(broken.status).toBe(400);
    expect((await get("/user", { "x-github-api-version": "1999-01-01" })).status).toBe(400);
  });

  it("are 401 with bad credentials, and when something is to be written without any", async () => {
    const bad = new Octokit({ baseUrl: stage.sandbox.apiUrl, auth: "ghp_nonsense" });
    await expect(bad.rest.issues.listForRepo(stage.place)).rejects.toThrow("Bad credentials");
    const nobody = new Octokit({ baseUrl: stage.sandbox.apiUrl });
    expect((await nobody.rest.issues.listForRepo(stage.place)).status).toBe(200);
    await expect(nobody.rest.issues.create({ ...stage.place, title: "x" })).rejects.toMatchObject({
      status: 401,
    });
  });
});

describe("quotas", () => {
  it("run out, and are whole again at the time that the header names", async () => {
    const { quotas, clock } = stage.sandbox;
    const accountId = stage.seeded.personas["viola-dev"]?.accountId ?? 0;
    quotas.set({ kind: "user", accountId, tokenId: 0 }, "core", { remaining: 1, seconds: 600 });
    expect(await titles()).toEqual([]);
    const spent = await get("/repos/orchestra/score/issues");
    expect([spent.status, spent.headers.get("x-ratelimit-remaining")]).toEqual([403, "0"]);
    expect(Number(spent.headers.get("x-ratelimit-reset"))).toBe(clock.now() / 1000 + 600);
    clock.advance(601_000);
    expect(await titles()).toEqual([]);
  });

  it("on content refuse the 81st of a minute, and say how long to wait", async () => {
    stage.sandbox.quotas.enforcesContentLimit = true;
    for (let count = 0; count < 80; count += 1) await open(`Issue ${String(count)}`);
    await expect(open("One too many")).rejects.toMatchObject({
      status: 403,
      response: { headers: { "retry-after": "60" } },
    });
    stage.sandbox.clock.advance(60_001);
    expect((await open("Later")).status).toBe(201);
  });
});

describe("faults", () => {
  const path = "/issues$";

  it("before the effect leave nothing behind, after it everything", async () => {
    const { faults } = stage.sandbox;
    faults.add({ method: "POST", path, when: "before", effect: { kind: "status", status: 500 } });
    await expect(open("Lost")).rejects.toMatchObject({ status: 500 });
    faults.add({ method: "POST", path, when: "after", effect: { kind: "status", status: 502 } });
    await expect(open("Kept")).rejects.toMatchObject({ status: 502 });
    expect(await titles()).toEqual(["Kept"]);
  });

  it("hit the requests that they are meant for, as often as they are told", async () => {
    const effect = { kind: "status", status: 503 } as const;
    const fault = stage.sandbox.faults.add({ method: "POST", path, skip: 1, times: 2, effect });
    const statuses: unknown[] = [];
    for (const title of ["1", "2", "3", "4"]) {
      statuses.push(
        await open(title).then(
          ({ status }) => status,
          ({ status }) => status,
        ),
      );
    }
    expect(statuses).toEqual([201, 503, 503, 201]);
    expect(fault.hits()).toBe(2);
  });

  it("can cut the connection after the effect", async () => {
    stage.sandbox.faults.add({ method: "POST", path, when: "after", effect: { kind: "reset" } });
    await expect(open("Cut off")).rejects.toThrow();
    expect(await titles()).toEqual(["Cut off"]);
  });

  it("can be a secondary limit, with or without a time to wait, or a proxy's page", async () => {
    const { faults } = stage.sandbox;
    faults.add({ effect: { kind: "secondary-limit", retryAfterSeconds: 7 } });
    expect((await get("/user")).headers.get("retry-after")).toBe("7");
    faults.add({ effect: { kind: "secondary-limit", status: 429 } });
    const bare = await get("/user");
    expect([bare.status, bare.headers.get("retry-after")]).toEqual([429, null]);
    faults.add({ effect: { kind: "html" } });
    expect((await get("/user")).headers.get("content-type")).toBe("text/html");
  });

  it("can be aimed at a GraphQL operation", async () => {
    stage.sandbox.faults.add({ operation: "viewer", effect: { kind: "graphql-rate-limit" } });
    const client = stage.as("viola-dev");
    await expect(client.graphql("{ viewer { login } }")).rejects.toThrow("rate limit");
    expect(await client.graphql("{ viewer { login } }")).toEqual({ viewer: { login: "viola-dev" } });
  });
});

describe("reads that lag", () => {
  it("show what was, in REST and git alike, while writes build on what is", async () => {
    const { lag } = stage.sandbox;
    const { git, repos } = stage.as("viola-dev").rest;
    const head = async () => (await git.getRef({ ...stage.place, ref: "heads/main" })).data.object.sha;
    const before = await head();
    await lag.hold();
    await open("Unseen");
    const file = { ...stage.place, path: "late.md", message: "Late", content: "bGF0ZQ==" };
    const made = await repos.createOrUpdateFileContents(file);
    expect([await titles(), await head()]).toEqual([[], before]);
    lag.release();
    expect([await titles(), await head()]).toEqual([["Unseen"], made.data.commit.sha]);
  });
});

describe("traffic", () => {
  it("is counted, with the fields at the root of a GraphQL document", async () => {
    stage.sandbox.traffic.clear();
    await open("Counted");
    await stage.as("viola-dev").graphql("query Who { viewer { login } rateLimit { cost } }");
    expect(
      stage.sandbox.traffic.all.map(({ path, rootFields, status }) => [path, rootFields, status]),
    ).toEqual([
      ["/repos/orchestra/score/issues", [], 201],
      ["/api/graphql", ["viewer", "rateLimit"], 200],
    ]);
  });
});
