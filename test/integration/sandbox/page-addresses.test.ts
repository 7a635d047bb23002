// GitHub's addresses that people are sent to, or type: a browser gets a page at each of them, a client of the API what the API says.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installApp } from "../../../sandbox/operations/install-app.ts";
import { registerApp } from "../../../sandbox/operations/register-app.ts";
import { orchestra, seed, type Seeded } from "../../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/start.ts";
import { rulesetRequiring } from "../../support/required-check.ts";

let sandbox: Sandbox;
let seeded: Seeded;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { github } = sandbox;
  seeded = await seed(github, orchestra);
  const { app } = registerApp(github, {
    name: "Metronome",
    ownerId: seeded.organizationId,
    permissions: { issues: "write" },
    events: ["issues"],
  });
  const { accountId = 0 } = seeded.personas["conductor"] ?? {};
  installApp(
    github,
    { accountId, viaAppId: null, startsWorkflows: true },
    { appId: app.id, accountId: seeded.organizationId, repositoryIds: "all" },
  );
  await fetch(`${sandbox.apiUrl}/repos/orchestra/score/rulesets`, {
    method: "POST",
    headers: { authorization: `Bearer ${seeded.personas["conductor"]?.token ?? ""}` },
    body: JSON.stringify({ ...rulesetRequiring("in tempo", app.id), name: "Slow down" }),
  });
});
afterAll(() => sandbox.stop());

type Asking = { readonly accept?: string; readonly as?: string };

/** As a browser asks, unless it is said otherwise. */
async function open(path: string, { accept = "text/html", as = "conductor" }: Asking = {}) {
  const headers = { accept, cookie: `act-as=${as}` };
  const response = await fetch(`${sandbox.url}${path}`, { headers });
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    text: await response.text(),
  };
}

const pages: Readonly<Record<string, string>> = {
  "/orchestra": 'href="/orchestra/score"',
  "/conductor": "conductor",
  "/orchestra/score/labels": "bug",
  "/orchestra/score/labels/bug": "Labelled bug",
  "/orchestra/score/milestones": "keeps no milestones",
  "/orchestra/score/compare/main": "has all that",
  "/orchestra/score/commits": "Tune",
  "/orchestra/score/blob/main/strings/viola.md": "Viola",
  "/orchestra/score/tree/main/strings": "strings/viola.md",
  "/orchestra/score/rules": "in tempo</code> from Metronome",
  "/orchestra/score/settings": 'href="/orchestra/score/rules"',
  "/orchestra/score/settings/rules": "Slow down",
  "/orchestra/score/settings/actions": "runs no workflows",
  "/orchestra/score/settings/secrets/actions": "keeps no secrets",
  "/orchestra/score/actions": "runs no workflows",
  "/organizations/orchestra/settings/installations": "Metronome",
  "/settings/installations": "No App is installed",
  "/settings/tokens": "Act as",
  "/apps/metronome": "issues: write",
  "/login": "Act as",
};

describe("a page of GitHub's", () => {
  it.each(Object.entries(pages))("%s is a page", async (path, text) => {
    const page = await open(path);
    expect(page).toMatchObject({ status: 200, type: "text/html; charset=utf-8" });
    expect(page.text).toContain(text);
    expect(page.text).toContain('<a class="brand" href="/">');
  });

  it.each([
    "/orchestra/score/wiki",
    "/orchestra/score/graphs/traffic",
    "/settings/profile",
    "/orchestra/none",
  ])("%s, which the sandbox has not, says so and leads back", async (path) => {
    const page = await open(path);
    expect(page).toMatchObject({ status: 404, type: "text/html; charset=utf-8" });
    expect(page.text).toContain('<a href="/">Back to the board</a>');
  });

  it("is what a client gets that asks for nothing in particular; who asks for JSON gets the API's word", async () => {
    for (const path of [...Object.keys(pages), "/orchestra/score/wiki"]) {
      if (path.startsWith("/apps/")) continue;
      for (const accept of ["", "*/*"]) {
        expect([path, (await open(path, { accept })).type]).toEqual([path, "text/html; charset=utf-8"]);
      }
      const json = await open(path, { accept: "application/vnd.github+json" });
      expect([path, json.status, json.type]).toMatchObject([path, 501, expect.stringContaining("json")]);
    }
  });

  it("shows nothing of a repository to whom may not read it", async () => {
    sandbox.state.repositories.update(seeded.repositoryId, { isPrivate: true });
    for (const path of Object.keys(pages).filter((each) => each.startsWith("/orchestra/score"))) {
      expect([path, (await open(path, { as: "passerby" })).status]).toEqual([path, 404]);
    }
    expect((await open("/orchestra", { as: "passerby" })).text).not.toContain("/orchestra/score");
    sandbox.state.repositories.update(seeded.repositoryId, { isPrivate: false });
  });

  it("says of itself, when only its head is asked for, what it says to whom it is shown", async () => {
    const headOf = async (method: "GET" | "HEAD", path: string, accept: string) => {
      const headers = { accept, cookie: "act-as=conductor" };
      const response = await fetch(`${sandbox.url}${path}`, { method, headers, redirect: "manual" });
      const told = Object.fromEntries(
        ["content-type", "content-security-policy", "location", "etag", "link"].map((name) => [
          name,
          response.headers.get(name),
        ]),
      );
      return { path, status: response.status, told, body: await response.text() };
    };
    const ofPages = ["/", "/orchestra/score/issues", "/orchestra/score/wiki", "/orchestra/score/commits"];
    const besides = ["/_page/live.js", "/favicon.ico", "/avatars/1", "/_sandbox/state"];
    const ofApi = ["/repos/orchestra/score", "/repos/orchestra/score/labels?per_page=1", "/repos/o/none"];
    const asked = [
      ...[...ofPages, ...besides].map((path) => ({ path, accept: "text/html" })),
      ...ofApi.map((path) => ({ path, accept: "application/vnd.github+json" })),
    ];
    for (const { path, accept } of asked) {
      const { body, ...shown } = await headOf("GET", path, accept);
      expect(body.length > 0 || shown.status === 303).toBe(true);
      expect(await headOf("HEAD", path, accept)).toEqual({ ...shown, body: "" });
    }
  });

  it("keeps no stream of changes open for whom asks only for its head", async () => {
    const response = await fetch(`${sandbox.url}/_page/changes`, { method: "HEAD" });
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      200,
      "text/event-stream",
      "",
    ]);
  });

  it("has an icon where browsers look for one", async () => {
    expect(await open("/favicon.ico")).toMatchObject({ status: 200, type: "image/svg+xml" });
  });
});

async function send(path: string, login: string) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: {
      origin: sandbox.url,
      referer: `${sandbox.url}/organizations/orchestra/settings/installations`,
      cookie: `act-as=${login}`,
    },
    body: new URLSearchParams(),
  });
  return decodeURIComponent(response.headers.get("set-cookie") ?? "");
}

describe("what a person undoes there", () => {
  it("an administrator suspends an App and lets it work again, nobody else does", async () => {
    const [installation] = sandbox.state.installations.all();
    const standing = () => sandbox.state.installations.at(installation?.id ?? 0).suspendedAt;
    const suspend = `/_page/installations/${installation?.id ?? 0}/suspend`;
    expect(await send(suspend, "viola-dev")).toContain("Refused");
    expect(standing()).toBeNull();
    expect(await send(suspend, "conductor")).toContain("Suspended.");
    expect(standing()).not.toBeNull();
    expect((await open("/organizations/orchestra/settings/installations")).text).toContain("suspended");
    expect(await send(suspend.replace("/suspend", "/unsuspend"), "conductor")).toContain("works again");
    expect(standing()).toBeNull();
  });

  it("takes a ruleset away through the API, as the persona", async () => {
    const [ruleset] = sandbox.state.rulesets.all();
    const fields = new URLSearchParams({ id: String(ruleset?.id ?? 0) });
    const remove = (login: string) =>
      fetch(`${sandbox.url}/_page/acts/orchestra/score/delete-ruleset`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: sandbox.url, cookie: `act-as=${login}` },
        body: fields,
      });
    await remove("passerby");
    expect(sandbox.state.rulesets.all()).toHaveLength(1);
    await remove("conductor");
    expect(sandbox.state.rulesets.all()).toEqual([]);
    expect((await open("/orchestra/score/rules")).text).toContain("No rules");
  });
});

it("the board of a sandbox that has no columns says so, and names no label that there is none of", async () => {
  const { text } = await open("/");
  expect(text).toContain("This board has no columns");
  expect(text).not.toContain("<code></code>");
});
