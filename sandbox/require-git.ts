import { execFile } from "node:child_process";
import { promisify } from "node:util";

export class GitMissing extends Error {
  override readonly name = "GitMissing";
}

/** @throws when git cannot be run, with what to do about it */
export async function requireGit(): Promise<void> {
  try {
    await promisify(execFile)("git", ["--version"]);
  } catch (cause) {
    throw new GitMissing("git is not installed, or not on the PATH; install it and start again", { cause });
  }
}
