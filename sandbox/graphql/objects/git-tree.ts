import { repositoryHtmlUrl } from "../../representation/repository.ts";
import type { GitRef, Oid, TreeEntry } from "../../state/git-storage.ts";
import { nodeId } from "../../state/node-id.ts";
import { z } from "zod";
import type { FieldValue, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitAt, refAt } from "./git-lookup.ts";
import { pullRequestList } from "./pull-request-list.ts";

/** Longer texts are cut here, and say so. */
const longestText = 512_000;

export function treeObject(scope: Scope, repositoryId: number, oid: Oid): GraphObject {
  return {
    __typename: "Tree",
    ...objectFields(scope, "Tree", repositoryId, oid),
    entries: async () => {
      const entries = (await scope.view.git.readTree(repositoryId, oid, { recursive: false })) ?? [];
      return entries.map((entry) => scope.objects.treeEntry(repositoryId, entry));
    },
  };
}

export async function blobObject(scope: Scope, repositoryId: number, oid: Oid): Promise<GraphObject | null> {
  const content = await scope.view.git.readBlob(repositoryId, oid);
  if (content === null) return null;
  const isBinary = content.includes(0);
  return {
    __typename: "Blob",
    ...objectFields(scope, "Blob", repositoryId, oid),
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > longestText,
    text: isBinary ? null : () => content.toString("utf8", 0, longestText),
  };
}

export function treeEntryObject(scope: Scope, repositoryId: number, entry: TreeEntry): GraphObject {
  const name = entry.path.slice(entry.path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return {
    __typename: "TreeEntry",
    name,
    path: entry.path,
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.oid,
    size: entry.size ?? 0,
    extension: dot < 0 ? "" : name.slice(dot),
    repository: () => scope.objects.repository(scope.view.state.repositories.at(repositoryId)),
    object: () => {
      if (entry.type === "tree") return scope.objects.tree(repositoryId, entry.oid);
      return entry.type === "blob" ? scope.objects.blob(repositoryId, entry.oid) : null;
    },
  };
}

const comparison = z.object({ headRef: z.string() });

export function refObject(scope: Scope, repositoryId: number, { ref, oid }: GitRef): GraphObject {
  const { state, git } = scope.view;
  const prefix = /^refs\/(?:heads|tags)\//.exec(ref)?.[0] ?? "refs/";
  return {
    __typename: "Ref",
    id: nodeId("Ref", repositoryId, ref),
    name: ref.slice(prefix.length),
    prefix,
    repository: () => scope.objects.repository(state.repositories.at(repositoryId)),
    target: () => commitAt(scope, repositoryId, oid),
    associatedPullRequests: pullRequestList(scope, () =>
      state.pullRequests
        .by("head", `${String(repositoryId)}:${ref.slice(prefix.length)}`)
        .filter(() => prefix === "refs/heads/"),
    ),
    compare: async (args) => {
      const head = await git.resolveCommit(repositoryId, comparison.parse(args).headRef);
      if (head === null) return null;
      const { ahead, behind } = await git.aheadBehind(repositoryId, oid, head);
      return {
        __typename: "Comparison",
        aheadBy: ahead,
        behindBy: behind,
        status: comparisonStatus(ahead, behind),
        baseTarget: () => commitAt(scope, repositoryId, oid),
        headTarget: () => commitAt(scope, repositoryId, head),
      };
    },
  };
}

function comparisonStatus(ahead: number, behind: number): "AHEAD" | "BEHIND" | "DIVERGED" | "IDENTICAL" {
  if (ahead > 0) return behind > 0 ? "DIVERGED" : "AHEAD";
  return behind > 0 ? "BEHIND" : "IDENTICAL";
}

function objectFields(
  { view, objects }: Scope,
  type: "Tree" | "Blob",
  repositoryId: number,
  oid: Oid,
): { readonly [field: string]: FieldValue } {
  const repository = view.state.repositories.at(repositoryId);
  const url = `${repositoryHtmlUrl(view, repository)}/commit/${oid}`;
  return {
    id: nodeId(type, repositoryId, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitUrl: url,
    commitResourcePath: url.slice(view.urls.origin.length),
    repository: () => objects.repository(repository),
  };
}

/** `main`, `v1`, an object id, `main:docs/a.md`; whatever kind of object it names. */
export async function objectAt(
  scope: Scope,
  repositoryId: number,
  expression: string,
): Promise<GraphObject | null> {
  const { git } = scope.view;
  const colon = expression.indexOf(":");
  const revision = colon < 0 ? expression : expression.slice(0, colon);
  const oid = await git.resolveCommit(repositoryId, revision);
  if (colon < 0)
    return oid === null ? looseObjectAt(scope, repositoryId, revision) : commitAt(scope, repositoryId, oid);
  const path = expression.slice(colon + 1).replace(/\/$/, "");
  const commit = oid === null ? null : await git.readCommit(repositoryId, oid);
  if (commit === null) return null;
  if (path === "") return scope.objects.tree(repositoryId, commit.treeOid);
  const entry = await git.readEntry(repositoryId, commit.oid, path);
  if (entry === null || entry.type === "commit") return null;
  return entry.type === "tree"
    ? scope.objects.tree(repositoryId, entry.oid)
    : scope.objects.blob(repositoryId, entry.oid);
}

async function looseObjectAt(scope: Scope, repositoryId: number, oid: string): Promise<GraphObject | null> {
  if (!/^[\da-f]{40}$/.test(oid)) return null;
  const blob = await scope.objects.blob(repositoryId, oid);
  if (blob !== null) return blob;
  const tree = await scope.view.git.readTree(repositoryId, oid, { recursive: false });
  return tree === null ? null : scope.objects.tree(repositoryId, oid);
}

/** `refs/heads/main`, `heads/main`, `main`; a branch goes before a tag. */
export async function refNamed(
  scope: Scope,
  repositoryId: number,
  name: string,
): Promise<GraphObject | null> {
  for (const ref of [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]) {
    const found = ref.startsWith("refs/") ? await refAt(scope, repositoryId, ref) : null;
    if (found !== null) return found;
  }
  return null;
}
