// Whoever follows a link as GitHub has it lands on a page: of what it is about, or one that says kindly that there is no such thing here.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPullRequest } from "../../../sandbox/operations/create-pull-request.ts";
import { writeFiles } from "../../../sandbox/operations/write-files.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";

const repository = "/orchestra/score";

let stage: SandboxWithApp;
let sha: string;
let run: number;
let pull: number;
beforeAll(async () => {
  stage = await startSandboxWithApp();
  const { git, issues } = stage.as("viola-dev").rest;
  const { repositoryId } = stage.seeded;
  const main = await git.getRef({ ...stage.place, ref: "heads/main" });
  for (const branch of ["viola/low", "cello", "oboe"]) {
    await git.createRef({ ...stage.place, ref: `refs/heads/${branch}`, sha: main.data.object.sha });
  }
  const write = async (branch: string, message: string, path: string) =>
    writeFiles(stage.sandbox.github, stage.actor("viola-dev"), {
      repositoryId,
      branch,
      message,
      files: { [path]: `${message}\n` },
    });
  await write("viola/low", "Lower the violas", "strings/viola.md");
  sha = await write("viola/low", "Lower them more", "strings/low.md");
  await write("cello", "Raise the cellos", "strings/cello.md");
  pull = (
    await createPullRequest(stage.sandbox.github, stage.actor("viola-dev"), {
      repositoryId,
      title: "Lower violas",
      body: null,
      head: "viola/low",
      base: "main",
      isDraft: false,
      maintainerCanModify: false,
    })
  ).number;
  const check = { ...stage.place, name: "in tempo", head_sha: sha, conclusion: "success" } as const;
  run = (await stage.asInstallation.rest.checks.create(check)).data.id;
  await issues.create({ ...stage.place, title: "Too high", labels: ["pitch/too high", "bug"] });
  const { data } = await issues.create({ ...stage.place, title: "Was too high", labels: ["pitch/too high"] });
  await issues.update({ ...stage.place, issue_number: data.number, state: "closed" });
  await issues.create({ ...stage.place, title: "Too slow", labels: ["bug"] });
});
afterAll(() => stage.stop());

async function follow(path: string) {
  const response = await fetch(`${stage.sandbox.url}${path}`, { headers: { accept: "text/html" } });
  const { pathname, search } = new URL(response.url);
  return { status: response.status, at: `${pathname}${search}`, text: await response.text() };
}

describe("the parts of a pull request", () => {
  it("are its commits, the oldest first, each of which leads to what it changes", async () => {
    const page = await follow(`${repository}/pull/${String(pull)}/commits`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/Lower the violas[^]*Lower them more/);
    expect(page.text).not.toContain("Tune</a>");
    expect(page.text).toContain(`href="${repository}/commit/${sha}"`);
    const one = await follow(`${repository}/pull/${String(pull)}/commits/${sha}`);
    expect([one.status, one.at]).toEqual([200, `${repository}/commit/${sha}`]);
  });

  it("are the checks at its head, where each check's own address leads", async () => {
    const page = await follow(`${repository}/pull/${String(pull)}/checks`);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining("<strong>in tempo</strong>")]);
    const { data } = await stage.asInstallation.rest.checks.get({ ...stage.place, check_run_id: run });
    const own = await follow(new URL(data.html_url ?? "").pathname);
    expect(own.at).toBe(`${repository}/pull/${String(pull)}/checks`);
  });

  it("lead from one to the other, and say which one is shown", async () => {
    for (const part of ["", "/commits", "/checks", "/files"]) {
      const address = `${repository}/pull/${String(pull)}${part}`;
      const { text } = await follow(address);
      expect(text).toContain(`<a href="${address}" aria-current="page">`);
      const parts = text.split('<nav class="parts"')[1]?.split("</nav>")[0] ?? "";
      expect(parts.match(/<a /g)).toHaveLength(4);
    }
  });

  it("are those of a pull request alone", async () => {
    for (const part of ["commits", "checks"]) {
      const page = await follow(`${repository}/pull/999/${part}`);
      expect([page.status, page.text]).toEqual([404, expect.stringContaining("Back to the board")]);
    }
    expect((await follow(`${repository}/runs/999`)).status).toBe(404);
  });
});

describe("a comparison", () => {
  it("shows what a branch brings, and leads to its pull request, or to opening one", async () => {
    const asked = await follow(`${repository}/compare/main...viola/low`);
    expect(asked.status).toBe(200);
    expect(asked.text).toMatch(/Lower the violas[^]*Lower them more[^]*<code>strings\/low.md<\/code>/);
    expect(asked.text).toContain(`<a class="button" href="${repository}/pull/${String(pull)}">`);
    const free = await follow(`${repository}/compare/main...cello`);
    expect(free.text).toContain(`href="${repository}/compare?head=cello"`);
    expect(free.text).toContain("+Raise the cellos");
  });

  it("is with the default branch where only one is named, and takes GitHub's way to name whose it is", async () => {
    const alone = await follow(`${repository}/compare/cello?expand=1`);
    expect(alone.text).toMatch(/<code>main<\/code>[^]*<code>cello<\/code>[^]*Raise the cellos/);
    expect((await follow(`${repository}/compare/main...orchestra:cello`)).text).toContain("Raise the cellos");
    const made = await follow(`${repository}/pull/new/viola/low`);
    expect([made.status, made.at]).toEqual([200, `${repository}/compare?head=viola%2Flow`]);
  });

  it("says so where there is nothing to compare, and finds nothing where there is no such branch", async () => {
    expect((await follow(`${repository}/compare/main...oboe`)).text).toContain("has all that");
    for (const range of ["main...none", "none", "main...other:cello", "..."]) {
      const page = await follow(`${repository}/compare/${range}`);
      expect([range, page.status]).toEqual([range, 404]);
    }
  });

  it("says of branches that have no beginning in common that they cannot be compared", async () => {
    const { git } = stage.as("viola-dev").rest;
    const { data: tree } = await git.createTree({
      ...stage.place,
      tree: [{ path: "other.md", mode: "100644", type: "blob", content: "Other\n" }],
    });
    const { data } = await git.createCommit({
      ...stage.place,
      message: "Other",
      tree: tree.sha,
      parents: [],
    });
    await git.createRef({ ...stage.place, ref: "refs/heads/other", sha: data.sha });
    const page = await follow(`${repository}/compare/main...other`);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining("no commit in common")]);
  });
});

describe("a label's page", () => {
  it("lists what carries it, open or closed, and is where the list of labels leads", async () => {
    const labels = await follow(`${repository}/labels`);
    const [, address = ""] = /href="([^"]*too%20high)"/.exec(labels.text) ?? [];
    const page = await follow(address);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Too high</a>");
    expect(page.text).not.toContain("Too slow</a>");
    expect(page.text).not.toContain("Was too high</a>");
    expect((await follow(`${address}?state=closed`)).text).toContain("Was too high</a>");
    expect((await follow(`${repository}/labels/pitch/too%20high`)).text).toContain("Too high</a>");
    expect((await follow(`${repository}/labels/none`)).status).toBe(404);
  });
});

describe("what GitHub has and the sandbox has not", () => {
  it.each(["/milestones", "/milestones/new", "/milestone/1"])(
    "%s says so, and leads back",
    async (address) => {
      const page = await follow(`${repository}${address}`);
      expect([page.status, page.text]).toEqual([200, expect.stringContaining("keeps no milestones")]);
      expect(page.text).toContain(`href="${repository}/issues"`);
    },
  );
});
