import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Octokit } from "@octokit/rest";
import { createAppAuth } from "@octokit/auth-app";
import { z } from "zod";
import { sandboxStarted } from "../../../sandbox/announcement.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/start.ts";

let sandbox: Sandbox;
const announced: unknown[] = [];
sandboxStarted.subscribe((violations) => void announced.push(violations));

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => sandbox.stop());

async function tell(path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/_sandbox${path}`, {
    method: "POST",
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  expect(answer.ok).toBe(true);
  return answer.status === 204 ? null : answer.json();
}

const Seeded = z.object({
  owner: z.string(),
  repository: z.string(),
  personas: z.record(z.string(), z.object({ token: z.string() })),
});
const Registered = z.object({ id: z.number(), privateKey: z.string(), installationId: z.number() });

it("is announced to all in its process by what it does unlike GitHub", () => {
  expect(announced.at(-1)).toBe(sandbox.violations);
});

describe("the control surface", () => {
  it("seeds people and a repository for another process to act in", async () => {
    const seeded = Seeded.parse(
      await tell("/seed", { organization: "trio", personas: { piano: "admin", guest: "none" } }),
    );
    const client = new Octokit({ baseUrl: sandbox.apiUrl, auth: seeded.personas["piano"]?.token });
    const { data } = await client.rest.repos.get({ owner: "trio", repo: seeded.repository });
    expect(data.permissions?.admin).toBe(true);
  });

  it("seeds into what there is already: nobody is there twice, and what is missing comes to it", async () => {
    const first = Seeded.parse(await tell("/seed", {}));
    const personas = { conductor: "admin", "viola-dev": "none", oboe: "write" };
    const files = { "README.md": "# Another\n", "winds/oboe.md": "Oboe\n" };
    const second = Seeded.parse(await tell("/seed", { personas, files, labels: ["bug"] }));
    const logins = sandbox.state.accounts.all().map(({ login }) => login);
    expect(logins.toSorted()).toEqual([...new Set(logins)].toSorted());
    expect(second.personas["conductor"]).toEqual(first.personas["conductor"]);

    const place = { owner: "orchestra", repo: "score" };
    const oboe = new Octokit({ baseUrl: sandbox.apiUrl, auth: second.personas["oboe"]?.token });
    const { data } = await oboe.rest.repos.get(place);
    expect(data.permissions).toMatchObject({ push: true, admin: false });
    const readme = await oboe.rest.repos.getContent({ ...place, path: "README.md" });
    expect(readme.data).toMatchObject({ content: Buffer.from("# Score\n").toString("base64") });
    await oboe.rest.repos.getContent({ ...place, path: "winds/oboe.md" });
    const rolesOf = async (username: string) =>
      (await oboe.rest.repos.getCollaboratorPermissionLevel({ ...place, username })).data.role_name;
    expect(await Promise.all(["viola-dev", "cello-dev"].map(rolesOf))).toEqual(["read", "write"]);
  });

  it.each([
    [{ organization: "conductor" }, "conductor is no organisation: give the organisation another name."],
    [
      { organization: "trio", personas: { orchestra: "read" } },
      "orchestra is no person: name somebody else.",
    ],
    [{ personas: { piano: "boss" } }, expect.stringContaining("personas.piano")],
  ])("refuses the seed %j, and says why", async (plan, message) => {
    await tell("/seed", {});
    const answer = await fetch(`${sandbox.url}/_sandbox/seed`, {
      method: "POST",
      body: JSON.stringify(plan),
    });
    expect([answer.status, await answer.json()]).toEqual([422, { message }]);
  });

  it("registers and installs an App with a fresh key", async () => {
    await tell("/seed", {});
    const app = Registered.parse(
      await tell("/apps", {
        name: "Baton",
        account: "orchestra",
        permissions: { issues: "write" },
        events: ["issues"],
      }),
    );
    const client = new Octokit({
      baseUrl: sandbox.apiUrl,
      authStrategy: createAppAuth,
      auth: { appId: app.id, privateKey: app.privateKey, installationId: app.installationId },
    });
    const { data } = await client.rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map(({ full_name }) => full_name)).toEqual(["orchestra/score"]);
  });

  it("sets the clock", async () => {
    await tell("/clock", { freeze: true });
    await tell("/clock", { set: "2031-05-06T07:08:09Z" });
    await tell("/clock", { advanceMilliseconds: 60_000 });
    const { headers } = await fetch(`${sandbox.apiUrl}/meta`);
    expect(headers.get("date")).toBe("Tue, 06 May 2031 07:09:09 GMT");
  });

  it("adds faults and takes them away", async () => {
    await tell("/faults", { path: "^/meta$", times: null, effect: { kind: "status", status: 503 } });
    expect((await fetch(`${sandbox.apiUrl}/meta`)).status).toBe(503);
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: "DELETE" });
    expect((await fetch(`${sandbox.apiUrl}/meta`)).status).toBe(200);
  });

  it("says what is held, and lets it go", async () => {
    const Held = z.object({
      held: z.array(z.object({ event: z.string() })),
      violations: z.array(z.unknown()),
    });
    await tell("/webhooks/hold");
    await tell("/seed", {});
    await tell("/apps", {
      name: "Baton",
      account: "orchestra",
      permissions: {},
      events: [],
      webhookUrl: "http://127.0.0.1:9/",
    });
    const state = Held.parse(await (await fetch(`${sandbox.url}/_sandbox/state`)).json());
    expect(state).toEqual({ held: [expect.objectContaining({ event: "installation" })], violations: [] });
    await tell("/webhooks/release?order=reverse");
    await tell("/webhooks/idle");
    expect(sandbox.webhooks.held).toEqual([]);
  });
});

describe("the manifest flow", () => {
  it("leads from a form to an App's credentials, once", async () => {
    await tell("/seed", {});
    const manifest = {
      name: "Podium",
      url: "https://example.com",
      redirect_url: "http://127.0.0.1:9/back",
      hook_attributes: { url: "https://example.com/hook" },
      default_permissions: { issues: "write" },
      default_events: ["issues"],
    };
    const form = await fetch(`${sandbox.url}/organizations/orchestra/settings/apps/new?state=abc`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ manifest: JSON.stringify(manifest) }),
    });
    const back = new URL(form.headers.get("location") ?? "");
    expect([form.status, back.searchParams.get("state")]).toEqual([302, "abc"]);
    const code = back.searchParams.get("code") ?? "";
    const client = new Octokit({ baseUrl: sandbox.apiUrl });
    const { data } = await client.rest.apps.createFromManifest({ code });
    const auth = { appId: data.id, privateKey: data.pem };
    const app = new Octokit({ baseUrl: sandbox.apiUrl, authStrategy: createAppAuth, auth });
    expect((await app.rest.apps.getAuthenticated()).data?.name).toBe("Podium");
    await expect(client.rest.apps.createFromManifest({ code })).rejects.toMatchObject({ status: 404 });
    expect(sandbox.violations.all).toEqual([]);
  });
});
