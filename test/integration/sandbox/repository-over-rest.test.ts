import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orchestra } from "../../../sandbox/seed/seed-orchestra.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";

let stage: SandboxWithApp;

beforeAll(async () => {
  stage = await startSandboxWithApp();
});
afterAll(async () => stage.stop());

const encode = (text: string): string => Buffer.from(text).toString("base64");

describe("contents", () => {
  it("are written with the id of what they replace, or refused", async () => {
    const { repos } = stage.as("viola-dev").rest;
    const file = { ...stage.place, path: "notes/a b.md", message: "Note" };
    const made = await repos.createOrUpdateFileContents({ ...file, content: encode("one") });
    expect(made.status).toBe(201);
    const blind = repos.createOrUpdateFileContents({ ...file, content: encode("two") });
    await expect(blind).rejects.toMatchObject({ status: 422 });
    const sha = made.data.content?.sha ?? "";
    const changed = await repos.createOrUpdateFileContents({ ...file, content: encode("two"), sha });
    expect(changed.status).toBe(200);
    const stale = repos.createOrUpdateFileContents({ ...file, content: encode("three"), sha });
    await expect(stale).rejects.toMatchObject({ status: 409 });
    const { data } = await repos.getContent({ ...stage.place, path: "notes/a b.md" });
    if (!("content" in data)) throw new Error("not a file");
    expect(Buffer.from(data.content, "base64").toString()).toBe("two");
  });

  it("list directories, the root too, and are 404 where nothing is", async () => {
    const { repos } = stage.as("viola-dev").rest;
    const root = await repos.getContent({ ...stage.place, path: "" });
    if (!Array.isArray(root.data)) throw new Error("not a directory");
    expect(root.data.map(({ name }) => name)).toEqual(expect.arrayContaining(["README.md", "strings"]));
    const strings = await repos.getContent({ ...stage.place, path: "strings" });
    if (!Array.isArray(strings.data)) throw new Error("not a directory");
    expect(strings.data.map(({ path }) => path)).toEqual(["strings/cello.md", "strings/viola.md"]);
    await expect(repos.getContent({ ...stage.place, path: "brass" })).rejects.toMatchObject({ status: 404 });
  });
});

describe("what is asked for raw", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const ask = async (path: string, accept: string, method = "GET") => {
    const token = "Bearer ghp_viola-dev";
    const url = `${stage.sandbox.apiUrl}/repos/orchestra/score/${path}`;
    const response = await fetch(url, { method, headers: { accept, authorization: token } });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      media: response.headers.get("x-github-media-type"),
      etag: response.headers.get("etag"),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
  const anyFile = { path: "sound/all bytes.bin", message: "Sound" };
  let blob = "";
  beforeAll(async () => {
    const content = Buffer.from(bytes).toString("base64");
    const { repos } = stage.as("viola-dev").rest;
    const { data } = await repos.createOrUpdateFileContents({ ...stage.place, ...anyFile, content });
    blob = data.content?.sha ?? "";
  });

  it.each([
    ["application/vnd.github.raw+json", "github.v3; param=raw; format=json"],
    ["application/vnd.github.raw", "github.v3; param=raw"],
    ["application/vnd.github.v3.raw", "github.v3; param=raw"],
  ])("comes as the bytes that were pushed: %s", async (accept, media) => {
    for (const path of ["contents/sound/all%20bytes.bin", `git/blobs/${blob}`]) {
      const answer = await ask(path, accept);
      expect(answer).toMatchObject({ status: 200, type: `${accept}; charset=utf-8`, media, body: bytes });
      expect(await ask(path, accept, "HEAD")).toEqual({ ...answer, body: new Uint8Array() });
    }
  });

  it("is a file's, not a folder's, which is listed; and what is not there is not there", async () => {
    const raw = "application/vnd.github.raw+json";
    const folder = await ask("contents/sound", raw);
    expect(folder.type).toBe("application/json; charset=utf-8");
    expect(Buffer.from(folder.body).toString()).toMatch(/^\[\{"type":"file"/);
    expect((await ask("contents/nothing", raw)).status).toBe(404);
    expect((await ask("readme?ref=none", raw)).status).toBe(404);
  });

  it("is the README for whom asks for that", async () => {
    const { repos } = stage.as("viola-dev").rest;
    const { data } = await repos.getReadme(stage.place);
    expect(data).toMatchObject({ name: "README.md", path: "README.md", type: "file", encoding: "base64" });
    const raw = await repos.getReadme({ ...stage.place, mediaType: { format: "raw" } });
    expect(raw.data).toBe(Buffer.from(data.content, "base64").toString());
    expect(raw.data).toMatch(/^# /);
  });

  it("is the README that GitHub prefers: of .github before the root's, before that of docs", async () => {
    const { git, repos } = stage.as("viola-dev").rest;
    const tree = await git.createTree({
      ...stage.place,
      tree: [
        { path: "docs/README.md", mode: "100644", type: "blob", content: "docs" },
        { path: "readme.txt", mode: "100644", type: "blob", content: "text" },
        { path: "README.md", mode: "100644", type: "blob", content: "root" },
        { path: ".github/ReadMe.md", mode: "100644", type: "blob", content: "hidden" },
      ],
    });
    const without = async (base: string, path: string) =>
      git.createTree({
        ...stage.place,
        base_tree: base,
        tree: [{ path, mode: "100644", type: "blob", sha: null }],
      });
    const read = async (sha: string) => {
      const commit = await git.createCommit({ ...stage.place, message: "Readme", tree: sha, parents: [] });
      const { data } = await repos.getReadme({ ...stage.place, ref: commit.data.sha });
      return data.path;
    };
    const shown = [await read(tree.data.sha)];
    let { sha } = tree.data;
    for (const path of [".github/ReadMe.md", "README.md", "readme.txt"]) {
      sha = (await without(sha, path)).data.sha;
      shown.push(await read(sha));
    }
    expect(shown).toEqual([".github/ReadMe.md", "README.md", "readme.txt", "docs/README.md"]);
  });
});

describe("the git database", () => {
  it("builds a commit from blob to branch", async () => {
    const { git, repos } = stage.as("viola-dev").rest;
    const blob = await git.createBlob({ ...stage.place, content: "solo", encoding: "utf-8" });
    const tree = await git.createTree({
      ...stage.place,
      tree: [{ path: "solo.md", mode: "100644", type: "blob", sha: blob.data.sha }],
    });
    const commit = await git.createCommit({
      ...stage.place,
      message: "Solo",
      tree: tree.data.sha,
      parents: [],
    });
    await git.createRef({ ...stage.place, ref: "refs/heads/solo/one", sha: commit.data.sha });
    const branch = await repos.getBranch({ ...stage.place, branch: "solo/one" });
    expect(branch.data.commit.commit.message).toBe("Solo");
    const refs = await git.listMatchingRefs({ ...stage.place, ref: "heads/solo" });
    expect(refs.data.map(({ ref }) => ref)).toEqual(["refs/heads/solo/one"]);
    const read = await git.getBlob({ ...stage.place, file_sha: blob.data.sha });
    expect(Buffer.from(read.data.content, "base64").toString()).toBe("solo");
  });

  it("does not move a branch backwards unless forced", async () => {
    const { git, repos } = stage.as("viola-dev").rest;
    const [, older] = (await repos.listCommits({ ...stage.place, per_page: 2 })).data;
    const head = await git.getRef({ ...stage.place, ref: "heads/main" });
    await git.createRef({ ...stage.place, ref: "refs/heads/back", sha: head.data.object.sha });
    const move = { ...stage.place, ref: "heads/back", sha: older?.sha ?? "" };
    await expect(git.updateRef(move)).rejects.toThrow("fast forward");
    expect((await git.updateRef({ ...move, force: true })).data.object.sha).toBe(older?.sha);
  });

  it("compares two branches, as JSON and as a diff", async () => {
    const { git, repos } = stage.as("viola-dev").rest;
    const head = await git.getRef({ ...stage.place, ref: "heads/main" });
    await git.createRef({ ...stage.place, ref: "refs/heads/side", sha: head.data.object.sha });
    const file = { ...stage.place, path: "side.md", message: "Side", content: encode("side\n") };
    await repos.createOrUpdateFileContents({ ...file, branch: "side" });
    const asked = { ...stage.place, basehead: "main...side" };
    const { data } = await repos.compareCommitsWithBasehead(asked);
    expect([data.status, data.ahead_by, data.files?.map(({ filename }) => filename)]).toEqual([
      "ahead",
      1,
      ["side.md"],
    ]);
    const diff = await repos.compareCommitsWithBasehead({ ...asked, mediaType: { format: "diff" } });
    expect(diff.data).toContain("+side");
  });
});

describe("commit messages with closing keywords", () => {
  it("close issues once they reach the default branch, not before", async () => {
    const { issues, repos, git } = stage.as("viola-dev").rest;
    const { data } = await issues.create({ ...stage.place, title: "Out of tune" });
    const about = { ...stage.place, issue_number: data.number };
    const head = await git.getRef({ ...stage.place, ref: "heads/main" });
    await git.createRef({ ...stage.place, ref: "refs/heads/fix", sha: head.data.object.sha });
    const message = `Retune\n\nFixes #${String(data.number)}`;
    const file = { ...stage.place, path: "fix.md", message, content: encode("x") };
    const made = await repos.createOrUpdateFileContents({ ...file, branch: "fix" });
    expect((await issues.get(about)).data.state).toBe("open");
    await git.updateRef({ ...stage.place, ref: "heads/main", sha: made.data.commit.sha ?? "" });
    expect((await issues.get(about)).data).toMatchObject({ state: "closed", state_reason: "completed" });
  });
});

describe("a private repository", () => {
  it("is not there for those who may not see it", async () => {
    const hidden = await startSandboxWithApp({ plan: { ...orchestra, isPrivate: true } });
    const asked = async (client: Octokit) => client.rest.repos.get(hidden.place);
    await expect(asked(hidden.as("passerby"))).rejects.toMatchObject({ status: 404 });
    await expect(asked(new Octokit({ baseUrl: hidden.sandbox.apiUrl }))).rejects.toMatchObject({
      status: 404,
    });
    expect((await asked(hidden.as("viola-dev"))).data.private).toBe(true);
    await hidden.stop();
  });
});

describe("GitHub Actions", () => {
  it("are on, and read by default", async () => {
    const { actions } = stage.as("conductor").rest;
    const switched = await actions.getGithubActionsPermissionsRepository(stage.place);
    expect(switched.data.enabled).toBe(true);
    const granted = await actions.getGithubActionsDefaultWorkflowPermissionsRepository(stage.place);
    expect(granted.data.default_workflow_permissions).toBe("read");
  });
});

describe("people", () => {
  it("have the strongest role that any way in gives them", async () => {
    const { repos } = stage.as("conductor").rest;
    const role = async (username: string) =>
      (await repos.getCollaboratorPermissionLevel({ ...stage.place, username })).data.role_name;
    expect(await Promise.all(["conductor", "viola-lead", "viola-dev", "passerby"].map(role))).toEqual([
      "admin",
      "maintain",
      "write",
      "read",
    ]);
  });

  it("are found by login, by id, and by team", async () => {
    const { users, teams } = stage.as("conductor").rest;
    const viola = await users.getByUsername({ username: "viola-lead" });
    expect((await users.getById({ account_id: viola.data.id })).data.login).toBe("viola-lead");
    const members = await teams.listMembersInOrg({ org: "orchestra", team_slug: "violas" });
    expect(members.data.map(({ login }) => login)).toEqual(["viola-lead", "viola-dev"]);
  });
});
