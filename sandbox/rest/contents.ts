import { z } from "zod";
import { writeFiles } from "../operations/write-files.ts";
import { showGitCommit } from "../representation/commit.ts";
import { repositoryHtmlUrl, repositoryUrl } from "../representation/repository.ts";
import type { Oid, TreeEntry } from "../state/git-storage.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import { ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const FileWrite = z.object({
  message: z.string(),
  /** Base64. */
  content: z.string(),
  branch: z.string().optional(),
  /** Of the blob that is replaced. */
  sha: z.string().optional(),
});

/** Beyond this GitHub gives no content. */
const largestContent = 1_048_576;

export const contentHandlers = {
  "repos/get-content": async (exchange) => {
    const { view, repository } = exchange;
    const ref = exchange.query("ref") ?? repository.defaultBranch;
    const commit = await view.git.resolveCommit(repository.id, ref);
    if (commit === null) throw new Refusal(404, `No commit found for the ref ${ref}`);
    const path = exchange.text("path").replace(/\/$/, "");
    if (path === "") return ok(await listDirectory(exchange, commit, "", ref));
    const entry = await view.git.readEntry(repository.id, commit, path);
    if (entry === null) throw notFound();
    if (entry.type !== "tree") return ok(await showFile(exchange, entry, ref));
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
        content: showEntry(exchange, entry, branch),
        commit: showGitCommit(exchange.view, repository, commit),
      },
    };
  },
} satisfies Handlers;

async function listDirectory(exchange: Exchange, treeish: Oid, prefix: string, ref: string) {
  const { git } = exchange.view;
  const entries = (await git.readTree(exchange.repository.id, treeish, { recursive: false })) ?? [];
  return entries.map((entry) => showEntry(exchange, { ...entry, path: `${prefix}${entry.path}` }, ref));
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

async function showFile(exchange: Exchange, entry: TreeEntry, ref: string) {
  const blob = await exchange.view.git.readBlob(exchange.repository.id, entry.oid);
  if (blob === null) throw notFound();
  const isTooLarge = blob.byteLength > largestContent;
  return {
    ...showEntry(exchange, entry, ref),
    size: blob.byteLength,
    encoding: isTooLarge ? "none" : "base64",
    content: isTooLarge ? "" : blob.toString("base64").replaceAll(/.{60}/g, "$&\n"),
  };
}

const kinds = { blob: "file", tree: "dir", commit: "submodule" } as const;

function showEntry({ view, repository }: Exchange, entry: TreeEntry, ref: string) {
  const url = repositoryUrl(view, repository);
  const html = repositoryHtmlUrl(view, repository);
  const path = entry.path.split("/").map(encodeURIComponent).join("/");
  const self = `${url}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${url}/git/${entry.type === "tree" ? "trees" : "blobs"}/${entry.oid}`;
  const page = `${html}/${entry.type === "tree" ? "tree" : "blob"}/${ref}/${path}`;
  return {
    type: kinds[entry.type],
    name: entry.path.slice(entry.path.lastIndexOf("/") + 1),
    path: entry.path,
    sha: entry.oid,
    size: entry.size ?? 0,
    url: self,
    git_url: git,
    html_url: page,
    download_url: entry.type === "blob" ? `${html}/raw/${ref}/${path}` : null,
    _links: { self, git, html: page },
  };
}
