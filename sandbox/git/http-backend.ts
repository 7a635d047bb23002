// One request to `git http-backend`, over CGI, streamed both ways.

import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { basename, dirname } from "node:path";
import { gitVariables, type GitEnvironment } from "./git-command.ts";

export type BackendRequest = {
  readonly repositoryDirectory: string;
  /** `/info/refs`, `/git-upload-pack`, `/git-receive-pack`. */
  readonly path: string;
  readonly request: Request;
  readonly variables: Readonly<Record<string, string>>;
  /** Called once git has ended, however it ended. */
  readonly ended: () => void;
};

class HttpBackendError extends Error {
  override readonly name = "HttpBackendError";
}

/** The response begins when git's headers are complete; its body streams. */
export async function askHttpBackend(environment: GitEnvironment, asked: BackendRequest): Promise<Response> {
  const child = spawn("git", ["http-backend"], { env: cgiVariables(environment, asked), stdio: "pipe" });
  child.on("close", asked.ended);
  const complaints: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  void feed(child, asked.request);
  const output: AsyncIterator<Buffer> = child.stdout[Symbol.asyncIterator]();
  const answer = await readHead(output);
  if (answer === null) {
    throw new HttpBackendError(
      `git http-backend gave no answer: ${Buffer.concat(complaints).toString("utf8")}`,
    );
  }
  return new Response(streamOf(answer.rest, output, child), {
    status: answer.status,
    headers: answer.headers,
  });
}

function cgiVariables(environment: GitEnvironment, asked: BackendRequest): Record<string, string> {
  const { request, repositoryDirectory } = asked;
  const header = (name: string): string => request.headers.get(name) ?? "";
  return {
    ...gitVariables(environment),
    ...asked.variables,
    GIT_PROJECT_ROOT: dirname(repositoryDirectory),
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_PROTOCOL: header("git-protocol"),
    PATH_INFO: `/${basename(repositoryDirectory)}${asked.path}`,
    QUERY_STRING: new URL(request.url).search.slice(1),
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: header("content-type"),
    CONTENT_LENGTH: header("content-length"),
    HTTP_CONTENT_ENCODING: header("content-encoding"),
    REMOTE_ADDR: "127.0.0.1",
  };
}

async function feed(child: ChildProcessWithoutNullStreams, request: Request): Promise<void> {
  try {
    for await (const chunk of request.body ?? []) {
      if (!child.stdin.write(chunk)) await once(child.stdin, "drain");
    }
    child.stdin.end();
  } catch {
    // The client went away, or git had enough: either way git has nothing more to read.
    child.stdin.destroy();
  }
}

type Head = { readonly status: number; readonly headers: [string, string][]; readonly rest: Buffer };

async function readHead(output: AsyncIterator<Buffer>): Promise<Head | null> {
  let read = Buffer.alloc(0);
  for (;;) {
    const end = read.indexOf("\r\n\r\n");
    if (end >= 0) {
      const headers = read.toString("latin1", 0, end).split("\r\n").map(splitHeader);
      const status = headers.find(([name]) => name === "status")?.[1] ?? "200";
      return {
        status: Number.parseInt(status, 10),
        headers: headers.filter(([name]) => name !== "status"),
        rest: read.subarray(end + 4),
      };
    }
    const next = await output.next();
    if (next.done === true) return null;
    read = Buffer.concat([read, next.value]);
  }
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function streamOf(
  first: Buffer,
  output: AsyncIterator<Buffer>,
  child: ChildProcessWithoutNullStreams,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.length > 0) controller.enqueue(first);
    },
    async pull(controller) {
      const next = await output.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel() {
      child.kill();
    },
  });
}
