import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";

/** Where git works and how it is found; the same for every command of one sandbox. */
export type GitEnvironment = {
  /** An empty directory: no configuration of the person who runs the sandbox may reach it. */
  readonly home: string;
  /** Where `git` is looked for, as in PATH. */
  readonly searchPath: string;
};

export type GitAnswer = {
  readonly exitCode: number;
  readonly output: Buffer;
  readonly complaint: string;
};

/** Git could not do what it is always able to do in a sound repository. */
export class GitFailedError extends Error {
  override readonly name = "GitFailedError";

  constructor(command: readonly string[], answer: Pick<GitAnswer, "exitCode" | "complaint">) {
    super(`git ${command.join(" ")} exited with ${answer.exitCode}: ${answer.complaint.trim()}`);
  }
}

/** The sandbox has stopped, or git died under whoever waited for it. */
export class GitStoppedError extends Error {
  override readonly name = "GitStoppedError";
}

/** The same everywhere: language, time zone, no prompts, no configuration but the repository's own. */
export function gitVariables(environment: GitEnvironment): Record<string, string> {
  return {
    PATH: environment.searchPath,
    HOME: environment.home,
    XDG_CONFIG_HOME: environment.home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
    TZ: "UTC",
  };
}

export function startGit(
  environment: GitEnvironment,
  directory: string,
  command: readonly string[],
): ChildProcessWithoutNullStreams {
  return spawn("git", command, { cwd: directory, env: gitVariables(environment), stdio: "pipe" });
}

/** Resolves when the process is gone and its files are free. */
export function stopGit(child: ChildProcessWithoutNullStreams | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("close", () => resolve());
    child.kill();
  });
}

/** Runs to the end, whatever the exit code. @throws when git cannot be started at all. */
export function askGit(
  environment: GitEnvironment,
  directory: string,
  command: readonly string[],
  input: string | Uint8Array = "",
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = startGit(environment, directory, command);
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complaint.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) =>
      resolve({
        exitCode: exitCode ?? -1,
        output: Buffer.concat(output),
        complaint: Buffer.concat(complaint).toString("utf8"),
      }),
    );
    // A command that does not read its input closes the pipe: its exit code tells what matters.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** @throws {GitFailedError} for any exit code but 0. */
export async function runGit(
  environment: GitEnvironment,
  directory: string,
  command: readonly string[],
  input: string | Uint8Array = "",
): Promise<Buffer> {
  const answer = await askGit(environment, directory, command, input);
  if (answer.exitCode !== 0) throw new GitFailedError(command, answer);
  return answer.output;
}
