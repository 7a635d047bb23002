import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDiscussion } from "../../../sandbox/operations/discuss.ts";
import { orchestra, seed, type Seeded } from "../../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/start.ts";

let sandbox: Sandbox;
let seeded: Seeded;
beforeAll(async () => {
  sandbox = await startSandbox({ boardLabels: ["state/open", "state/done"] });
  seeded = await seed(sandbox.github, orchestra);
});
afterAll(async () => {
  await sandbox.stop();
});

const open = async (path: string, login = "conductor") =>
  fetch(`${sandbox.url}${path}`, { headers: { accept: "text/html", cookie: `act-as=${login}` } });

type Sending = { readonly as?: string; readonly origin?: string };

const send = async (path: string, fields: Readonly<Record<string, string>>, sending: Sending = {}) =>
  fetch(`${sandbox.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: {
      origin: sending.origin ?? sandbox.url,
      referer: `${sandbox.url}/orchestra/score/issues`,
      cookie: `act-as=${sending.as ?? "conductor"}`,
    },
    body: new URLSearchParams(fields),
  });

const noticeOf = (response: Response) => decodeURIComponent(response.headers.get("set-cookie") ?? "");

const act = "/_page/acts/orchestra/score";

describe("the sandbox's page", () => {
  it("says of a mistyped address that nothing is there, and shows the way back", async () => {
    for (const path of ["/nothing", "/orchestra/score/isues", "/orchestra/score/issues/1/more"]) {
      const response = await open(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).toContain('<a href="/">Back to the board</a>');
    }
  });

  it("is what curl finds at the front door; of the API's paths the API speaks", async () => {
    const front = await fetch(`${sandbox.url}/`, { headers: { accept: "*/*" } });
    expect([front.status, front.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const repository = await fetch(`${sandbox.url}/orchestra/score`, { headers: { accept: "*/*" } });
    expect([repository.status, repository.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    const git = `${sandbox.url}/orchestra/score.git/info/refs?service=git-upload-pack`;
    expect((await fetch(git, { headers: { accept: "*/*" } })).headers.get("content-type")).toMatch(/git/);
    const api = await open("/repos/orchestra/score/nothing");
    expect([api.status, await api.json()]).toMatchObject([501, { endpoint: expect.any(String) }]);
  });

  it("does through the API, as the persona, what a form says, and goes where it led", async () => {
    const response = await send(`${act}/open-issue`, { title: "Tune", label: "bug" }, { as: "viola-dev" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/orchestra\/score\/issues\/\d+$/);
    const page = await (await open(response.headers.get("location") ?? "")).text();
    expect(page).toContain("<strong>viola-dev</strong> opened this issue");
    expect(sandbox.traffic.all.at(-1)).toMatchObject({
      method: "POST",
      path: "/repos/orchestra/score/issues",
    });
  });

  it("tells what the API refuses to a persona, in its words", async () => {
    const response = await send(
      `${act}/change-label`,
      { number: "1", label: "bug", change: "remove" },
      { as: "passerby" },
    );
    expect(response.status).toBe(303);
    expect(noticeOf(response)).toContain("Refused: Must have triage access to Repository.");
  });

  it("shows what people wrote as text, and lets nothing of it act", async () => {
    const evil = `<img src=x onerror=alert(1)>"><script>alert(1)</script>`;
    const { headers } = await send(`${act}/open-issue`, {
      title: evil,
      body: `${evil}\n\n[x](javascript:alert(1))`,
    });
    const response = await open(headers.get("location") ?? "");
    const page = await response.text();
    expect(page).not.toMatch(/<script>|<img src=x|href="javascript:/);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    for (const path of ["/", "/orchestra/score/issues"]) {
      expect(await (await open(path)).text()).not.toContain("<script>alert");
    }
  });

  it("takes no form from another site, without an origin, or under another name for this machine", async () => {
    for (const origin of ["https://elsewhere.example", "null", "http://127.0.0.1:1"]) {
      expect((await send(`${act}/open-issue`, { title: "x" }, { origin })).status).toBe(403);
    }
  });

  it.each([
    ["an act that there is none of", `${act}/constructor`, { title: "x" }],
    ["a field that is missing", `${act}/comment`, { number: "1" }],
    ["a number that is none", `${act}/comment`, { number: "1/../2", body: "x" }],
  ])("refuses %s", async (_, path, fields) => {
    expect((await send(path, fields)).status).toBe(400);
  });

  it("goes back only to itself", async () => {
    for (const back of [
      "//elsewhere.example",
      "https://elsewhere.example",
      String.raw`/\elsewhere.example`,
    ]) {
      const response = await send("/_page/act-as", { login: "cello-dev", back });
      expect(response.headers.get("location")).toBe("/");
    }
  });

  it("says so where there is nothing, and leaves what asks for no document to the API", async () => {
    const missing = ["issues/999", "issues/x", "pull/999", "commit/0123456", "tree/none", "discussions/9"];
    for (const path of missing) {
      const response = await open(`/orchestra/score/${path}`);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).toContain("Nothing here");
    }
    const answer = await fetch(`${sandbox.url}/repos/orchestra/score/issues/1`);
    expect(answer.headers.get("content-type")).toContain("application/json");
  });

  it("shows files, branches, commits and a file at a commit", async () => {
    const { github } = sandbox;
    const head = await github.git.resolveRef(seeded.repositoryId, "refs/heads/main");
    const expected = {
      "": "strings/viola.md",
      "/branches": "main",
      "/commits/main": "Tune",
      [`/commit/${head ?? ""}`]: "The first commit",
      [`/blob/${head ?? ""}/strings/viola.md`]: "Viola",
      "/tree/main": "README.md",
      "/discussions": "Nothing here.",
      "/pulls": "Nothing here.",
      "/compare": "Every pushed branch has its pull request",
    };
    for (const [path, text] of Object.entries(expected)) {
      const response = await open(`/orchestra/score${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain(text);
    }
  });

  it("tells a page that something happened", async () => {
    const stopping = new AbortController();
    const response = await fetch(`${sandbox.url}/_page/changes`, { signal: stopping.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe(": listening\n\n");
    await send(`${act}/open-issue`, { title: "Heard" });
    expect((await reader?.read())?.value).toBe("event: change\ndata: \n\n");
    stopping.abort();
  });

  it("links the numbers that the repository has, whatever they are, and no others", async () => {
    const actor = {
      accountId: seeded.personas["conductor"]?.accountId ?? 0,
      viaAppId: null,
      startsWorkflows: true,
    };
    const [category] = sandbox.state.discussionCategories.by("repository", seeded.repositoryId);
    const talk = createDiscussion(sandbox.github, actor, {
      repositoryId: seeded.repositoryId,
      categoryId: category?.id ?? 0,
      title: "Tempo",
      body: "Slower",
    });
    const body = `#${talk.number} and #9999`;
    const response = await send(`${act}/open-issue`, { title: "See", body }, { as: "viola-dev" });
    const page = await (await open(response.headers.get("location") ?? "")).text();
    expect(page).toContain(
      `<a href="/orchestra/score/discussions/${talk.number}">#${talk.number}</a> and #9999`,
    );
  });

  it("shows faults nowhere but in what an act answers", async () => {
    sandbox.faults.add({
      method: "POST",
      path: "/repos/orchestra/score/issues",
      effect: { kind: "reset" },
    });
    const response = await send(`${act}/open-issue`, { title: "Lost" });
    sandbox.faults.clear();
    expect(noticeOf(response)).toContain("Refused: The connection was cut.");
    expect((await open("/")).status).toBe(200);
  });
});

describe("the control of the cast", () => {
  const cast = `/_sandbox/cast`;
  const turn = async (playing: boolean) =>
    (await fetch(`${sandbox.url}${cast}`, { method: "POST", body: JSON.stringify({ playing }) })).json();

  it("pauses it and lets it play; where there is none, nothing does", async () => {
    expect(await turn(true)).toEqual({ playing: null });
    sandbox.cast.enter(true);
    expect(await turn(false)).toEqual({ playing: false });
    expect(await (await open("/")).text()).toContain("Let the cast play");
    await send("/_page/cast", { playing: "yes", back: "/" });
    expect(await (await fetch(`${sandbox.url}${cast}`)).json()).toEqual({ playing: true });
  });
});
