import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { makeOwnDirectory } from "../../sandbox/own-directory.ts";
import type { Act } from "./act.ts";
import type { Client } from "./client.ts";

const run = promisify(execFile);

/** Pushes as anybody would: a fresh clone with the member's own credentials, a commit, a push. */
export async function pushWithGit(client: Client, push: Extract<Act, { kind: "push" }>): Promise<void> {
  const folder = await makeOwnDirectory("tutti-cast");
  const git = async (...words: readonly string[]) =>
    run("git", words, { cwd: folder, env: environmentOf(client) });
  try {
    await git("clone", "--quiet", "--depth", "1", "--no-single-branch", remoteOf(client), ".");
    const { stdout } = await git("branch", "--remotes", "--list", `origin/${push.branch}`);
    const start = stdout.trim() === "" ? push.base : push.branch;
    await git("checkout", "--quiet", "-B", push.branch, `origin/${start}`);
    await mkdir(join(folder, dirname(push.path)), { recursive: true });
    await writeFile(join(folder, push.path), push.content);
    await git("add", push.path);
    await git("commit", "--quiet", "--message", push.message);
    await git("push", "--quiet", "origin", push.branch);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function remoteOf({ origin, login, token, repository }: Client): string {
  const url = new URL(`/${repository.owner}/${repository.name}.git`, origin);
  url.username = login;
  url.password = token;
  return url.href;
}

/** Nothing of the machine's own git configuration takes part: no hooks, no signing, no helper for passwords. */
function environmentOf({ login }: Client) {
  const person = { name: login, email: `${login}@users.noreply.github.com` };
  return {
    PATH: process.env["PATH"],
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: person.name,
    GIT_AUTHOR_EMAIL: person.email,
    GIT_COMMITTER_NAME: person.name,
    GIT_COMMITTER_EMAIL: person.email,
  };
}
