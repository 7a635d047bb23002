import { z } from "zod";
import { moveRef } from "../operations/move-ref.ts";
import { signatureOf } from "../operations/signature.ts";
import { showGitCommit } from "../representation/commit.ts";
import { repositoryUrl } from "../representation/repository.ts";
import { nodeId } from "../state/node-id.ts";
import type { GitRef, NewTreeEntry, Oid } from "../state/git-storage.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import { created, inMediaType, noContent, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const NewBlob = z.object({ content: z.string(), encoding: z.enum(["utf-8", "base64"]).default("utf-8") });

const NewTree = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string().default("100644"),
      sha: z.string().nullish(),
      content: z.string().optional(),
    }),
  ),
});

const Author = z.object({ name: z.string(), email: z.string(), date: z.string().optional() });

const NewCommit = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: Author.optional(),
  committer: Author.optional(),
});

const NewRef = z.object({ ref: z.string(), sha: z.string() });
const ChangedRef = z.object({ sha: z.string(), force: z.boolean().default(false) });

export const gitObjectHandlers = {
  "git/create-blob": async (exchange) => {
    const { content, encoding } = exchange.read(NewBlob);
    const sha = await exchange.github.git.writeBlob(exchange.repository.id, Buffer.from(content, encoding));
    return { status: 201, body: { url: objectUrl(exchange, "blobs", sha), sha } };
  },
  "git/get-blob": async (exchange) => {
    const sha = exchange.text("file_sha");
    const content = await exchange.view.git.readBlob(exchange.repository.id, sha);
    if (content === null) throw notFound();
    const raw = exchange.accepted("raw");
    if (raw !== null) return inMediaType(raw, content);
    return ok({
      sha,
      node_id: nodeId("Blob", exchange.repository.id, sha),
      size: content.byteLength,
      url: objectUrl(exchange, "blobs", sha),
      content: content.toString("base64"),
      encoding: "base64",
    });
  },
  "git/create-tree": async (exchange) => {
    const { base_tree: base, tree } = exchange.read(NewTree);
    const { git } = exchange.github;
    const { id } = exchange.repository;
    const entries: NewTreeEntry[] = [];
    for (const { path, mode, sha, content } of tree) {
      const oid = content === undefined ? (sha ?? null) : await git.writeBlob(id, Buffer.from(content));
      entries.push({ path, mode, oid });
    }
    const oid = await git.writeTree(id, { base: base ?? null, entries });
    return created(await showTree(exchange, oid, false));
  },
  "git/get-tree": async (exchange) =>
    ok(await showTree(exchange, exchange.text("tree_sha"), exchange.query("recursive") !== undefined)),
  "git/create-commit": async (exchange) => {
    const { message, tree, parents, author, committer } = exchange.read(NewCommit);
    const { github, repository } = exchange;
    const own = signatureOf(github, exchange.actor);
    const oid = await github.git.writeCommit(repository.id, {
      treeOid: tree,
      parents,
      message,
      author: author === undefined ? own : { ...author, date: author.date ?? own.date },
      committer: committer === undefined ? own : { ...committer, date: committer.date ?? own.date },
    });
    // GitHub signs what an App commits in its own name, and a job's token is one of GitHub's own App.
    const isBot = exchange.caller.kind === "installation" || exchange.caller.kind === "workflow";
    const isApps = isBot && author === undefined && committer === undefined;
    if (isApps) github.state.verifiedCommits.add(`${String(repository.id)}/${oid}`);
    const commit = await github.git.readCommit(repository.id, oid);
    if (commit === null) throw notFound();
    return created(showGitCommit(exchange.view, repository, commit));
  },
  "git/get-commit": async (exchange) => {
    const commit = await exchange.view.git.readCommit(exchange.repository.id, exchange.text("commit_sha"));
    if (commit === null) throw notFound();
    return ok(showGitCommit(exchange.view, exchange.repository, commit));
  },
  "git/get-ref": async (exchange) => {
    const ref = `refs/${exchange.text("ref")}`;
    const oid = await exchange.view.git.resolveRef(exchange.repository.id, ref);
    if (oid === null) throw notFound();
    return ok(showRef(exchange, { ref, oid }));
  },
  "git/list-matching-refs": async (exchange) => {
    const refs = await exchange.view.git.listRefs(exchange.repository.id, `refs/${exchange.text("ref")}`);
    return exchange.page(refs, (ref) => showRef(exchange, ref));
  },
  "git/create-ref": async (exchange) => {
    const { ref, sha } = exchange.read(NewRef);
    if (!/^refs\/[^/]+\/./.test(ref))
      throw new Refusal(422, "Reference name must start with 'refs/' and have at least 2 slashes.");
    const outcome = await moveRef(exchange.github, exchange.actor, exchange.repository.id, {
      ref,
      before: null,
      after: sha,
    });
    if (outcome === "stale") throw new Refusal(422, "Reference already exists");
    return created(showRef(exchange, { ref, oid: sha }));
  },
  "git/update-ref": async (exchange) => {
    const { sha, force } = exchange.read(ChangedRef);
    const { github, repository } = exchange;
    const ref = `refs/${exchange.text("ref")}`;
    const before = await github.git.resolveRef(repository.id, ref);
    if (before === null) throw new Refusal(422, "Reference does not exist");
    if (!force && !(await github.git.isAncestor(repository.id, before, sha))) {
      throw new Refusal(422, "Update is not a fast forward");
    }
    const outcome = await moveRef(github, exchange.actor, repository.id, { ref, before, after: sha });
    if (outcome === "stale") throw new Refusal(422, "Reference cannot be updated");
    return ok(showRef(exchange, { ref, oid: sha }));
  },
  "git/delete-ref": async (exchange) => {
    const { github, repository } = exchange;
    const ref = `refs/${exchange.text("ref")}`;
    const before = await github.git.resolveRef(repository.id, ref);
    if (before === null) throw new Refusal(422, "Reference does not exist");
    await moveRef(github, exchange.actor, repository.id, { ref, before, after: null });
    return noContent();
  },
} satisfies Handlers;

async function showTree(exchange: Exchange, sha: Oid, recursive: boolean) {
  const entries = await exchange.github.git.readTree(exchange.repository.id, sha, { recursive });
  if (entries === null) throw notFound();
  return {
    sha,
    url: objectUrl(exchange, "trees", sha),
    truncated: false,
    tree: entries.map(({ path, mode, type, oid, size }) => ({
      path,
      mode,
      type,
      sha: oid,
      ...(size === null ? {} : { size }),
      url: objectUrl(exchange, type === "tree" ? "trees" : "blobs", oid),
    })),
  };
}

function showRef(exchange: Exchange, { ref, oid }: GitRef) {
  return {
    ref,
    node_id: nodeId("Ref", exchange.repository.id, ref),
    url: `${repositoryUrl(exchange.view, exchange.repository)}/git/${ref}`,
    object: { type: "commit", sha: oid, url: objectUrl(exchange, "commits", oid) },
  };
}

function objectUrl(exchange: Exchange, kind: "blobs" | "trees" | "commits", sha: Oid): string {
  return `${repositoryUrl(exchange.view, exchange.repository)}/git/${kind}/${sha}`;
}
