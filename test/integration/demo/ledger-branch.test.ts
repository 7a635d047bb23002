// The demo's repository protects the record as a team is told to: nobody but the App moves it, as GitHub would have it.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Client, rest } from "../../../demo/cast/client.ts";
import { cloneUrl } from "../../../demo/clone-url.ts";
import { type Demo, startDemo } from "../../../demo/start.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";
import { untilQuiet } from "../../support/until-quiet.ts";

const run = promisify(execFile);
const patience = { timeout: 60_000, interval: 100 };
const ref = "refs/heads/tutti-ledger";

let demo: Demo;
let conductor: Client;
beforeAll(async () => {
  demo = await startDemo({ port: 0, logLevel: "silent", cast: "absent" });
  conductor = demo.now().clientOf("conductor");
  await openIssue("Tune the violas");
}, 120_000);
afterAll(async () => {
  await demo.stop();
}, 60_000);

/** An instruction, which is on record when this resolves, with all that comes of it. */
async function openIssue(title: string): Promise<void> {
  const labels = ["kind/instruction", "domain/strings"];
  const before = await head();
  await rest(conductor, "POST", "/issues", { title, body: "In `strings/`.", labels });
  await vi.waitUntil(async () => (await head()) !== before, patience);
  await untilQuiet(demo.sandbox, async () => (await fetch(new URL("/metrics", demo.appUrl))).text());
}

async function head(): Promise<string | null> {
  return demo.sandbox.github.git.resolveRef(demo.seeded.repositoryId, ref);
}

describe("the ledger's branch of the demo", () => {
  it("takes no push of a person's, were it an administrator: not a new commit, not a force push, not its end", async () => {
    const { sandbox, seeded } = demo.now();
    const folder = await temporaryDirectory();
    const env = {
      PATH: process.env["PATH"],
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "conductor",
      GIT_AUTHOR_EMAIL: "conductor@users.noreply.github.com",
      GIT_COMMITTER_NAME: "conductor",
      GIT_COMMITTER_EMAIL: "conductor@users.noreply.github.com",
    };
    const git = async (...words: readonly string[]) => run("git", words, { cwd: folder, env });
    const path = `${seeded.owner}/${seeded.repository}`;
    const persona = seeded.personas["conductor"] ?? { login: "conductor", token: "" };
    await git("clone", "--quiet", "--bare", cloneUrl(sandbox.url, path, persona), ".");
    const { stdout } = await git("commit-tree", "tutti-ledger^{tree}", "-p", "tutti-ledger", "-m", "Forged");
    const before = await head();
    const refused = async (words: readonly string[], reason: string) => {
      const push = git("push", "--quiet", ...words).then(
        () => "taken",
        (error: unknown) => String(error),
      );
      expect(await push).toMatch(
        new RegExp(
          `GH013: Repository rule violations found[^]*${reason}[^]*push declined due to repository rule`,
        ),
      );
    };
    await refused(["origin", `${stdout.trim()}:${ref}`], "Cannot update this protected ref");
    await refused(["--force", "origin", `main:${ref}`], "Cannot force-push to this branch");
    await refused(["origin", `:${ref}`], "Cannot delete this branch");
    expect(await head()).toBe(before);
  });

  it("is not moved by a person through the API either", async () => {
    const sha = await demo.sandbox.github.git.resolveRef(demo.seeded.repositoryId, "refs/heads/main");
    const path = "/git/refs/heads/tutti-ledger";
    await expect(rest(conductor, "PATCH", path, { sha, force: true })).rejects.toThrow(
      "Repository rule violations found",
    );
    await expect(rest(conductor, "DELETE", path, {})).rejects.toThrow("Repository rule violations found");
  });

  it("goes on being written by the App; and the page of the rules says whom they bind", async () => {
    await openIssue("Tune the cellos");
    const rules = new URL("/orchestra/score/rules", demo.sandbox.url);
    const page = await (await fetch(rules, { headers: { accept: "text/html" } })).text();
    expect(page).toMatch(/refs\/heads\/tutti-ledger[^]*binds everybody but the App tutti[^]*No force pushes/);
  });
});
