import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { graphql } from "@octokit/graphql";
import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installApp } from "../../../sandbox/operations/install-app.ts";
import { issueInstallationToken } from "../../../sandbox/operations/issue-token.ts";
import { registerApp } from "../../../sandbox/operations/register-app.ts";
import { orchestra, seed, type Seeded } from "../../../sandbox/seed/seed-orchestra.ts";
import { startSandbox, type Sandbox } from "../../../sandbox/start.ts";
import type { Rule } from "../../../sandbox/state/ruleset.ts";

const run = promisify(execFile);
const place = { owner: "orchestra", repo: "score" };

let sandbox: Sandbox;
let seeded: Seeded;
let work: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  seeded = await seed(sandbox.github, orchestra);
  work = await mkdtemp(join(tmpdir(), "sandbox-work-"));
});
afterEach(async () => {
  await sandbox.stop();
  await rm(work, { recursive: true, force: true });
});

function query<Answer>(
  token: string,
  text: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const client = graphql.defaults({
    baseUrl: `${sandbox.url}/api`,
    headers: { authorization: `token ${token}` },
  });
  return client<Answer>(text, variables);
}

function rest(token: string): Octokit {
  return new Octokit({ auth: token, baseUrl: sandbox.apiUrl });
}

function installationToken(permissions: Record<string, "read" | "write">): string {
  const keys = { privateKey: "", publicKey: "" };
  const { app } = registerApp(sandbox.github, {
    name: "Metronome",
    ownerId: seeded.organizationId,
    permissions,
    events: [],
    keys,
  });
  const actor = {
    accountId: seeded.personas["conductor"]?.accountId ?? 0,
    viaAppId: null,
    startsWorkflows: true,
  };
  const installed = installApp(sandbox.github, actor, {
    appId: app.id,
    accountId: seeded.organizationId,
    repositoryIds: "all",
  });
  return issueInstallationToken(sandbox.github, installed.id).secret;
}

async function branchHead(branch: string): Promise<string | null> {
  return sandbox.github.git.resolveRef(seeded.repositoryId, `refs/heads/${branch}`);
}

function addRuleset(rules: readonly Rule[]): void {
  const { state, clock } = sandbox.github;
  const at = clock.timestamp();
  state.rulesets.insert({
    id: state.rulesets.nextId(),
    repositoryId: seeded.repositoryId,
    name: "protected",
    target: "branch",
    enforcement: "active",
    include: ["~DEFAULT_BRANCH"],
    exclude: [],
    bypassActors: [],
    rules,
    createdAt: at,
    updatedAt: at,
  });
}

function shell(
  command: string,
  directory = join(work, "score"),
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const quiet = {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: work,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
  };
  const identity = {
    GIT_AUTHOR_NAME: "V",
    GIT_AUTHOR_EMAIL: "v@x",
    GIT_COMMITTER_NAME: "V",
    GIT_COMMITTER_EMAIL: "v@x",
  };
  return run("sh", ["-c", command], { cwd: directory, env: { ...quiet, ...identity } });
}

async function clone(user: string, token: string): Promise<void> {
  const remote = sandbox.url.replace("//", `//${user}:${token}@`);
  await shell(`git clone -q ${remote}/orchestra/score.git score`, work);
}

describe("one GitHub", () => {
  it("shows an issue made over GraphQL to REST, and back, by the same ids", async () => {
    const { repository } = await query<{ repository: { id: string } }>(
      "ghp_viola-dev",
      `{ repository(owner: "orchestra", name: "score") { id } }`,
    );
    const made = await query<{
      createIssue: { issue: { id: string; databaseId: number; number: number; url: string } };
    }>(
      "ghp_viola-dev",
      `mutation ($id: ID!) { createIssue(input: { repositoryId: $id, title: "Tune", body: "Now" }) { issue { id databaseId number url } } }`,
      { id: repository.id },
    );
    const { issue } = made.createIssue;
    const { data } = await rest("ghp_viola-dev").issues.get({ ...place, issue_number: issue.number });
    expect({ id: data.node_id, databaseId: data.id, number: data.number, url: data.html_url }).toEqual(issue);
    const comment = await rest("ghp_cello-dev").issues.createComment({
      ...place,
      issue_number: issue.number,
      body: "Soon",
    });
    expect(
      await query(
        "ghp_viola-dev",
        `query ($id: ID!) { node(id: $id) { ... on IssueComment { databaseId body url author { login } issue { number } } } }`,
        { id: comment.data.node_id },
      ),
    ).toEqual({
      node: {
        databaseId: comment.data.id,
        body: "Soon",
        url: comment.data.html_url,
        author: { login: "cello-dev" },
        issue: { number: issue.number },
      },
    });
  });

  it("shows a branch pushed with git to both, and makes a pull request of it that git can fetch", async () => {
    await clone("viola-dev", "ghp_viola-dev");
    await shell(
      "git switch -qc tutti/1-x && echo more >> strings/viola.md && git commit -qam 'More' && git push -q origin HEAD",
    );
    const head = (await shell("git rev-parse HEAD")).stdout.trim();
    const { repository } = await query<{ repository: { id: string; ref: unknown } }>(
      "ghp_viola-dev",
      `{ repository(owner: "orchestra", name: "score") { id ref(qualifiedName: "tutti/1-x") { target { oid ... on Commit { message signature { isValid } } } } } }`,
    );
    expect(repository.ref).toEqual({ target: { oid: head, message: "More", signature: null } });
    const { createPullRequest } = await query<{
      createPullRequest: { pullRequest: { id: string; number: number } };
    }>(
      "ghp_viola-dev",
      `mutation ($id: ID!) { createPullRequest(input: { repositoryId: $id, baseRefName: "main", headRefName: "tutti/1-x", title: "More" }) { pullRequest { id number } } }`,
      { id: repository.id },
    );
    const { id, number } = createPullRequest.pullRequest;
    await shell(
      `git fetch -q origin refs/pull/${number}/head && test "$(git rev-parse FETCH_HEAD)" = ${head}`,
    );
    await query(
      "ghp_viola-lead",
      `mutation ($id: ID!) { mergePullRequest(input: { pullRequestId: $id, mergeMethod: SQUASH }) { pullRequest { merged } } }`,
      { id },
    );
    await shell("git switch -q main && git pull -q && grep more strings/viola.md");
    expect(await branchHead("main")).toBe((await shell("git rev-parse HEAD")).stdout.trim());
  });

  it("lets everybody clone what is public, but nobody with wrong credentials", async () => {
    const anonymous = await fetch(`${sandbox.url}/orchestra/score.git/info/refs?service=git-upload-pack`);
    expect(anonymous.status).toBe(200);
    const wrong = await fetch(`${sandbox.url}/orchestra/score.git/info/refs?service=git-upload-pack`, {
      headers: { authorization: `Basic ${Buffer.from("viola-dev:ghp_wrong").toString("base64")}` },
    });
    expect([wrong.status, wrong.headers.get("www-authenticate")]).toEqual([401, 'Basic realm="GitHub"']);
    // Git sends what stands in the address only when it is asked to; a header it always sends.
    const header = `http.extraHeader=Authorization: Basic ${Buffer.from("x:ghp_wrong").toString("base64")}`;
    const cloned = shell(`git -c '${header}' clone -q ${sandbox.url}/orchestra/score.git score`, work);
    await expect(cloned).rejects.toThrow(/could not read Username|Authentication failed/);
  });

  it("gives git a commit made over GraphQL, and GraphQL the conflict when git was quicker", async () => {
    const token = installationToken({ contents: "write" });
    await clone("x-access-token", token);
    const head = (await shell("git rev-parse HEAD")).stdout.trim();
    const commit = `mutation ($head: GitObjectID!) { createCommitOnBranch(input: { branch: { repositoryNameWithOwner: "orchestra/score", branchName: "main" }, expectedHeadOid: $head, message: { headline: "Record" }, fileChanges: { additions: [{ path: "log", contents: "${Buffer.from("1\n").toString("base64")}" }] } }) { commit { oid signature { isValid } } } }`;
    const { createCommitOnBranch } = await query<{ createCommitOnBranch: { commit: { oid: string } } }>(
      token,
      commit,
      { head },
    );
    await shell(
      `git pull -q && test "$(git rev-parse HEAD)" = ${createCommitOnBranch.commit.oid} && grep 1 log`,
    );
    await shell("git commit -q --allow-empty -m Quicker && git push -q origin main");
    await expect(query(token, commit, { head: createCommitOnBranch.commit.oid })).rejects.toMatchObject({
      errors: [{ type: "STALE_DATA" }],
    });
  });

  it("refuses a push by ruleset in git's own words, and leaves the other refs free", async () => {
    addRuleset([{ type: "non_fast_forward" }, { type: "deletion" }]);
    await clone("viola-dev", "ghp_viola-dev");
    const before = (await shell("git rev-parse HEAD")).stdout.trim();
    const push = shell("git commit -q --amend -m Other && git push -f origin main HEAD:refs/heads/free");
    await expect(push).rejects.toThrow(/remote: error: GH013: Repository rule violations found/);
    await expect(push).rejects.toThrow(
      /! \[remote rejected\] main -> main \(push declined due to repository rule violations\)/,
    );
    expect(await branchHead("main")).toBe(before);
    expect(await branchHead("free")).toBe((await shell("git rev-parse HEAD")).stdout.trim());
  });

  it("lets a stranger read the public repository and not push, and an app push only with its permission", async () => {
    await clone("passerby", "ghp_passerby");
    await expect(shell("git commit -q --allow-empty -m x && git push origin main")).rejects.toThrow(/403/);
    const remote = sandbox.url.replace("//", `//x-access-token:${installationToken({ contents: "read" })}@`);
    await expect(shell(`git push ${remote}/orchestra/score.git main`)).rejects.toThrow(/403/);
  });

  it("refuses to push a branch whose name git cannot hold beside another", async () => {
    await clone("viola-dev", "ghp_viola-dev");
    await shell("git push -q origin HEAD:refs/heads/taken");
    await expect(shell("git push origin HEAD:refs/heads/taken/below")).rejects.toThrow(
      /! \[remote rejected\] HEAD -> taken\/below \(cannot lock ref 'refs\/heads\/taken\/below': 'refs\/heads\/taken' exists\)/,
    );
  });

  it("while reads lag behind, a query sees the past and a mutation what it did", async () => {
    const token = installationToken({ contents: "write", issues: "write" });
    await sandbox.lag.hold();
    const head = await sandbox.github.git.resolveRef(seeded.repositoryId, "refs/heads/main");
    const commit = `mutation ($head: GitObjectID!) { createCommitOnBranch(input: { branch: { repositoryNameWithOwner: "orchestra/score", branchName: "main" }, expectedHeadOid: $head, message: { headline: "Record" } }) { commit { oid } ref { target { oid } } } }`;
    const { createCommitOnBranch } = await query<{
      createCommitOnBranch: { commit: { oid: string }; ref: unknown };
    }>(token, commit, { head });
    const { oid } = createCommitOnBranch.commit;
    expect(createCommitOnBranch.ref).toEqual({ target: { oid } });
    const main = `{ repository(owner: "orchestra", name: "score") { defaultBranchRef { target { oid } } } }`;
    expect(await query(token, main)).toEqual({ repository: { defaultBranchRef: { target: { oid: head } } } });
    sandbox.lag.release();
    expect(await query(token, main)).toEqual({ repository: { defaultBranchRef: { target: { oid } } } });
  });
});
