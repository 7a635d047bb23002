import { spawn } from "node:child_process";

export type GitResult = {
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
};

export class GitError extends Error {
  override readonly name = "GitError";
}

/** Runs git on a repository, whatever the exit code. @throws {GitError} when git cannot be started. */
export function tryGit(gitDirectory: string, parameters: readonly string[], stdin = ""): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["--git-dir", gitDirectory, ...parameters], { stdio: "pipe" });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (cause) => reject(new GitError("git cannot be started", { cause })));
    child.on("close", (exitCode) => {
      resolve({ exitCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() });
    });
    // A git that ends early closes its end; its exit code says why.
    child.stdin.on("error", () => {});
    child.stdin.end(stdin);
  });
}

/** Runs git and gives its output. @throws {GitError} when git fails. */
export async function git(gitDirectory: string, parameters: readonly string[], stdin = ""): Promise<Buffer> {
  const { exitCode, stdout, stderr } = await tryGit(gitDirectory, parameters, stdin);
  if (exitCode === 0) return stdout;
  throw new GitError(`git ${parameters[0]} ended with ${exitCode}: ${stderr.trim()}`);
}
