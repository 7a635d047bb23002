// One `git cat-file` per repository that stays: a read costs a pipe's round trip instead of a process.

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import type { Oid } from "../state/git-storage.ts";
import { GitStoppedError, startGit, stopGit, type GitEnvironment } from "./git-command.ts";

export type ObjectKind = "blob" | "tree" | "commit" | "tag";

type ObjectInfo = { readonly oid: Oid; readonly kind: ObjectKind; readonly size: number };
type StoredObject = ObjectInfo & { readonly content: Buffer };

export interface ObjectReader {
  /** `name`: anything that git resolves, `main:docs/a.md` included. Null when it names nothing, or more than one object. */
  info(name: string): Promise<ObjectInfo | null>;
  read(name: string): Promise<StoredObject | null>;
  /** Whoever asks afterwards is refused: a process that started then would be nobody's to stop. */
  close(): Promise<void>;
}

type Waiting = {
  readonly withContent: boolean;
  readonly resolve: (object: StoredObject | null) => void;
  readonly reject: (reason: Error) => void;
};

const objectKinds: ReadonlyMap<string, ObjectKind> = new Map([
  ["blob", "blob"],
  ["tree", "tree"],
  ["commit", "commit"],
  ["tag", "tag"],
]);
const newline = 0x0a;
const unanswerable = /[\n\r\0]|^\s*$/;

export function createObjectReader(environment: GitEnvironment, directory: string): ObjectReader {
  let running: ChildProcessWithoutNullStreams | null = null;
  let isClosed = false;
  const waiting: Waiting[] = [];

  function start(): ChildProcessWithoutNullStreams {
    const child = startGit(environment, directory, ["cat-file", "--batch-command"]);
    running = child;
    const answers = createAnswerParser(waiting);
    child.stdout.on("data", answers);
    const stopped = (cause?: unknown): void => {
      if (running === child) running = null;
      for (const one of waiting.splice(0)) {
        one.reject(new GitStoppedError("git cat-file ended before it answered", { cause }));
      }
    };
    child.on("error", stopped);
    child.on("close", () => stopped());
    child.stdin.on("error", () => undefined);
    return child;
  }

  function ask(name: string, withContent: boolean): Promise<StoredObject | null> {
    if (unanswerable.test(name)) return Promise.resolve(null);
    if (isClosed) return Promise.reject(new GitStoppedError("git cat-file was stopped before it was asked"));
    return new Promise((resolve, reject) => {
      const child = running ?? start();
      waiting.push({ withContent, resolve, reject });
      child.stdin.write(`${withContent ? "contents" : "info"} ${name}\n`);
    });
  }

  return {
    info: (name) => ask(name, false),
    read: (name) => ask(name, true),
    close: () => {
      isClosed = true;
      return stopGit(running);
    },
  };
}

/** Cuts the stream into answers: `<oid> <kind> <size>`, then, when it was asked for, content and a line end. */
function createAnswerParser(waiting: Waiting[]): (chunk: Buffer) => void {
  let pending: Buffer[] = [];
  let length = 0;
  let needed = 0;

  return (chunk) => {
    pending.push(chunk);
    length += chunk.length;
    if (length < needed) return;
    let rest = Buffer.concat(pending);
    needed = 0;
    for (;;) {
      const current = waiting[0];
      const end = rest.indexOf(newline);
      if (current === undefined || end < 0) break;
      const info = parseInfo(rest.toString("utf8", 0, end));
      const contentEnd = end + 1 + (info !== null && current.withContent ? info.size + 1 : 0);
      if (rest.length < contentEnd) {
        needed = contentEnd;
        break;
      }
      waiting.shift();
      current.resolve(
        info && { ...info, content: rest.subarray(end + 1, Math.max(end + 1, contentEnd - 1)) },
      );
      rest = rest.subarray(contentEnd);
    }
    pending = [rest];
    length = rest.length;
  };
}

function parseInfo(line: string): ObjectInfo | null {
  const [oid = "", kindWord = "", size = ""] = line.split(" ");
  const kind = objectKinds.get(kindWord);
  return kind === undefined || !/^[0-9a-f]{40}$/.test(oid) || !/^\d+$/.test(size)
    ? null
    : { oid, kind, size: Number(size) };
}
