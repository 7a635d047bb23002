// Where git's hook asks what becomes of a push. Git itself moves no ref: the sandbox does, one push after the other, so
// that rules see every update, and a refusal reads as the host wants it to.

import { randomUUID } from "node:crypto";
import { chmod, writeFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Push, PushAnswer } from "./git-host.ts";
import { parsePushQuestion } from "./push-message.ts";

type Receive = (push: Push) => Promise<PushAnswer>;

export interface PushDesk {
  /** Announces a push: git has to be started with these variables, and `done` called when it has ended. */
  open(receive: Receive): { readonly variables: Readonly<Record<string, string>>; readonly done: () => void };
  close(): Promise<void>;
}

const hookProgram = fileURLToPath(new URL("proc-receive-hook.ts", import.meta.url));

/** @param hooksDirectory Where the repositories look for hooks; it gets one. */
export async function createPushDesk(hooksDirectory: string): Promise<PushDesk> {
  const socketPath = join(hooksDirectory, "desk.sock");
  const announced = new Map<string, Receive>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => socket.destroy());
    void answer(announced, socket);
  });
  await Promise.all([
    installHook(hooksDirectory),
    new Promise<void>((listening) => server.listen(socketPath, listening)),
  ]);
  server.unref();

  return {
    open(receive) {
      const push = randomUUID();
      announced.set(push, receive);
      return {
        variables: { SANDBOX_DESK: socketPath, SANDBOX_PUSH: push },
        done: () => announced.delete(push),
      };
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function answer(announced: ReadonlyMap<string, Receive>, socket: Socket): Promise<void> {
  try {
    const { push, ...updates } = parsePushQuestion(await text(socket));
    const receive = announced.get(push);
    if (receive === undefined) throw new Error(`nobody announced the push ${push}`);
    socket.end(JSON.stringify(await receive(updates)));
  } catch (error) {
    // Without an answer the hook fails, and git tells the pusher so.
    console.error(error);
    socket.destroy();
  }
}

async function installHook(directory: string): Promise<void> {
  const hook = join(directory, "proc-receive");
  const command = [process.execPath, hookProgram]
    .map((part) => `'${part.replaceAll("'", `'\\''`)}'`)
    .join(" ");
  await writeFile(hook, `#!/bin/sh\nexec ${command} "$SANDBOX_DESK" "$SANDBOX_PUSH"\n`);
  await chmod(hook, 0o755);
}
