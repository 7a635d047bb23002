// A clone over HTTP with a persona's credentials, driven by plain git.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { RunningTutti } from "./running-tutti.ts";

const run = promisify(execFile);

export type GitClone = {
  /** Commits files to a branch, made from the default branch where it is new, and pushes it. */
  readonly commit: (
    branch: string,
    files: Readonly<Record<string, string>>,
    message: string,
  ) => Promise<void>;
  readonly git: (...words: readonly string[]) => Promise<string>;
  readonly remove: () => Promise<void>;
};

export async function cloneAs(tutti: RunningTutti, login: string): Promise<GitClone> {
  const directory = await mkdtemp(join(tmpdir(), "tutti-clone-"));
  const token = tutti.seeded.personas[login]?.token ?? "";
  const url = new URL(`/${tutti.owner}/${tutti.repo}.git`, tutti.sandbox.url);
  url.username = login;
  url.password = token;
  const env = {
    PATH: process.env["PATH"],
    HOME: directory,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: login,
    GIT_AUTHOR_EMAIL: `${tutti.seeded.personas[login]?.accountId ?? 0}+${login}@users.noreply.github.com`,
    GIT_COMMITTER_NAME: login,
    GIT_COMMITTER_EMAIL: `${tutti.seeded.personas[login]?.accountId ?? 0}+${login}@users.noreply.github.com`,
  };
  const work = join(directory, "work");
  await run("git", ["clone", "--quiet", url.href, work], { env });
  const git = async (...words: readonly string[]): Promise<string> =>
    (await run("git", [...words], { cwd: work, env })).stdout;
  return {
    git,
    async commit(branch, files, message) {
      await git("fetch", "--quiet", "origin");
      const known = await git("branch", "--list", branch);
      await (known === ""
        ? git("switch", "--quiet", "--create", branch, "origin/main")
        : git("switch", "--quiet", branch));
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(work, path)), { recursive: true });
        await writeFile(join(work, path), content);
      }
      await git("add", "--all");
      await git("commit", "--quiet", "--message", message);
      await git("push", "--quiet", "--set-upstream", "origin", branch);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
