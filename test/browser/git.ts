import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A clone as the demo prints it, in `folder`; pushes as a person would. */
export async function cloneInto(folder: string, url: string) {
  const environment = {
    PATH: process.env["PATH"],
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: "viola-dev",
    GIT_AUTHOR_EMAIL: "viola-dev@example.com",
    GIT_COMMITTER_NAME: "viola-dev",
    GIT_COMMITTER_EMAIL: "viola-dev@example.com",
  };
  const git = async (...words: readonly string[]) => run("git", words, { cwd: folder, env: environment });
  await git("clone", "--quiet", url, ".");
  return {
    async push(branch: string, path: string, content: string): Promise<void> {
      await git("checkout", "--quiet", "-B", branch);
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
      await git("add", path);
      await git("commit", "--quiet", "--message", `Write ${path}`);
      await git("push", "--quiet", "origin", branch);
    },
  };
}
