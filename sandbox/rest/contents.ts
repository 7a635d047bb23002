import { z } from "zod";
import { writeFiles } from "../operations/write-files.ts";
import { showGitCommit } from "../representation/commit.ts";
import { showEntry, showFile } from "../representation/content.ts";
import type { Oid, TreeEntry } from "../state/git-storage.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import { type Answer, inMediaType, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const FileWrite = z.object({
  message: z.string(),
  /** Base64. */
  content: z.string(),
  branch: z.string().optional(),
  /** Of the blob that is replaced. */
  sha: z.string().optional(),
});

export const contentHandlers = {
  "repos/get-content": async (exchange) => {
    const { view, repository } = exchange;
    const { ref, commit } = await askedCommit(exchange);
    const path = exchange.text("path").replace(/\/$/, "");
    if (path === "") return ok(await listDirectory(exchange, commit, "", ref));
    const entry = await view.git.readEntry(repository.id, commit, path);
    if (entry === null) throw notFound();
    if (entry.type !== "tree") return fileAnswer(exchange, entry, ref);
    return ok(await listDirectory(exchange, entry.oid, `${path}/`, ref));
  },

  "repos/create-or-update-file-contents": async (exchange) => {
    const { github, repository, actor } = exchange;
    const input = exchange.read(FileWrite);
    const path = exchange.text("path");
    const branch = input.branch ?? repository.defaultBranch;
    const before = await blobAt(exchange, branch, path);
    refuseStale(path, before, input.sha);
    const content = Buffer.from(input.content, "base64");
    const { message } = input;
    const write = { repositoryId: repository.id, branch, message, files: { [path]: content } };
    const oid = await writeFiles(github, actor, write);
    const commit = await github.git.readCommit(repository.id, oid);
    const entry = await github.git.readEntry(repository.id, oid, path);
    if (commit === null || entry === null) throw new Error(`the commit ${oid} was not written`);
    return {
      status: before === null ? 201 : 200,
      body: {
        content: showEntry(exchange.view, repository, entry, branch),
        commit: showGitCommit(exchange.view, repository, commit),
      },
    };
  },
} satisfies Handlers;

/** What the query names, or the default branch. @throws Refusal where there is no such commit */
export async function askedCommit(
  exchange: Exchange,
): Promise<{ readonly ref: string; readonly commit: Oid }> {
  const { view, repository } = exchange;
  const ref = exchange.query("ref") ?? repository.defaultBranch;
  const commit = await view.git.resolveCommit(repository.id, ref);
  if (commit === null) throw new Refusal(404, `No commit found for the ref ${ref}`);
  return { ref, commit };
}

/** A file described with its content, or its bytes for whom asks for it raw. */
export async function fileAnswer(exchange: Exchange, entry: TreeEntry, ref: string): Promise<Answer> {
  const { view, repository } = exchange;
  const blob = await view.git.readBlob(repository.id, entry.oid);
  if (blob === null) throw notFound();
  const raw = exchange.accepted("raw");
  return raw === null ? ok(showFile(view, repository, entry, blob, ref)) : inMediaType(raw, blob);
}

async function listDirectory({ view, repository }: Exchange, treeish: Oid, prefix: string, ref: string) {
  const entries = (await view.git.readTree(repository.id, treeish, { recursive: false })) ?? [];
  return entries.map((entry) =>
    showEntry(view, repository, { ...entry, path: `${prefix}${entry.path}` }, ref),
  );
}

async function blobAt({ github, repository }: Exchange, branch: string, path: string): Promise<Oid | null> {
  const head = await github.git.resolveRef(repository.id, `refs/heads/${branch}`);
  if (head === null) throw new Refusal(404, `Branch ${branch} not found`);
  return (await github.git.readEntry(repository.id, head, path))?.oid ?? null;
}

function refuseStale(path: string, before: Oid | null, given: string | undefined): void {
  if (before !== null && given === undefined) {
    throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  }
  if (given !== undefined && given !== before) throw new Refusal(409, `${path} does not match ${given}`);
}
