// One `git update-ref --stdin` per repository that stays: each update is a transaction of its own, checked by git under its lock.

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import type { Oid, RefUpdate } from "../state/git-storage.ts";
import { GitStoppedError, startGit, stopGit, type GitEnvironment } from "./git-command.ts";

export interface RefWriter {
  /** One at a time. `refused`: a name in the way, or an object that is not there. */
  update(update: RefUpdate): Promise<"updated" | "stale" | "refused">;
  /** Whoever asks afterwards is refused: a process that started then would be nobody's to stop. */
  close(): Promise<void>;
}

type Waiting = (committed: boolean) => void;

export function createRefWriter(
  environment: GitEnvironment,
  directory: string,
  readRef: (ref: string) => Promise<Oid | null>,
): RefWriter {
  let running: { readonly child: ChildProcessWithoutNullStreams; waiting: Waiting | null } | null = null;
  let isClosed = false;
  let queue: Promise<unknown> = Promise.resolve();

  function start(): NonNullable<typeof running> {
    const child = startGit(environment, directory, ["update-ref", "--stdin"]);
    const session: NonNullable<typeof running> = { child, waiting: null };
    let answered = "";
    const settle = (committed: boolean): void => {
      const waiting = session.waiting;
      session.waiting = null;
      answered = "";
      waiting?.(committed);
    };
    child.stdout.on("data", (chunk: Buffer) => {
      answered += chunk.toString("utf8");
      if (answered.includes("commit: ok\n")) settle(true);
    });
    // A refusal is fatal to the process; the next update starts another.
    const ended = (): void => {
      if (running === session) running = null;
      settle(false);
    };
    child.on("error", ended);
    child.on("close", ended);
    child.stdin.on("error", () => undefined);
    running = session;
    return session;
  }

  function apply(update: RefUpdate): Promise<boolean> {
    if (isClosed)
      return Promise.reject(new GitStoppedError("git update-ref was stopped before it was asked"));
    return new Promise((resolve) => {
      const session = running ?? start();
      session.waiting = resolve;
      session.child.stdin.write(`start\n${instruction(update)}\ncommit\n`);
    });
  }

  // Looked at before, because a refusal costs a process, and after, because a push may have come between.
  async function compareAndSwap(update: RefUpdate): Promise<"updated" | "stale" | "refused"> {
    if ((await readRef(update.ref)) !== update.before) return "stale";
    if (update.before === update.after || (await apply(update))) return "updated";
    return (await readRef(update.ref)) === update.before ? "refused" : "stale";
  }

  return {
    update(update) {
      const result = queue.then(() => compareAndSwap(update));
      queue = result.catch(() => undefined);
      return result;
    },
    close: () => {
      isClosed = true;
      return stopGit(running?.child ?? null);
    },
  };
}

function instruction({ ref, before, after }: RefUpdate): string {
  if (after === null) return `delete ${ref} ${before ?? ""}`;
  return before === null ? `create ${ref} ${after}` : `update ${ref} ${after} ${before}`;
}
