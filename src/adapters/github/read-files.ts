// Files of one commit, in one query: a consistent snapshot.
import { z } from "zod";
import { CommitSha } from "../../domain/ids.ts";
import { literal, repositoryGone } from "./ask-repository.ts";
import type { GithubClient } from "./client/github-client.ts";
import { inChunks } from "./in-chunks.ts";

export type RepositoryName = { readonly owner: string; readonly name: string };

/** Which commit: one by its id, a branch's tip, or the default branch's. */
export type CommitSource =
  | { readonly kind: "commit"; readonly id: string }
  | { readonly kind: "branch"; readonly name: string }
  | { readonly kind: "default-branch" };

export type FilesOfCommit = {
  readonly commit: CommitSha;
  readonly files: ReadonlyMap<string, string | null>;
};

/** GitHub answers a query of so many files well; the text of each it cuts at 512,000 bytes. */
const FILES_A_REQUEST = 100;

const Blob = z.object({
  oid: z.string(),
  text: z.string().nullable(),
  isTruncated: z.boolean(),
});

/** What to ask of a tree entry's object, and what comes back where it is a file. */
export const FILE_PARTS = "... on Blob { oid text isTruncated }";

const Entry = z.object({ object: z.union([Blob, z.object({})]).nullable() }).nullish();

const Commit = z.object({ oid: CommitSha }).catchall(z.unknown());

/** Null when there is no such commit or branch. All files are of the same commit, however many requests they take. */
export async function readFiles(
  client: GithubClient,
  repository: RepositoryName,
  source: CommitSource,
  paths: readonly string[],
): Promise<FilesOfCommit | null> {
  const files = new Map<string, string | null>();
  let pinned = source;
  let commit: CommitSha | null = null;
  for (const chunk of paths.length === 0 ? [[]] : inChunks(paths, FILES_A_REQUEST)) {
    const found = await readChunk(client, repository, pinned, chunk);
    if (found === null) return null;
    commit = found.oid;
    pinned = { kind: "commit", id: found.oid };
    for (const [position, path] of chunk.entries()) {
      files.set(path, await textOf(client, repository, found[`file${position}`]));
    }
  }
  return commit === null ? null : { commit, files };
}

async function readChunk(
  client: GithubClient,
  { owner, name }: RepositoryName,
  source: CommitSource,
  paths: readonly string[],
): Promise<z.infer<typeof Commit> | null> {
  const fields = paths.map(
    (path, position) => `file${position}: file(path: ${literal(path)}) { object { ${FILE_PARTS} } }`,
  );
  const selection = `oid ... on Commit { ${["__typename", ...fields].join("\n")} }`;
  const { data } = await client.query({
    operation: "ReadFiles",
    document: `query ReadFiles($owner: String!, $name: String!) {
      repository(owner: $owner, name: $name) { ${commitField(source, selection)} }
    }`,
    variables: { owner, name },
    schema: z.object({
      repository: z
        .object({ commit: Commit.nullish(), ref: z.object({ commit: Commit.nullable() }).nullish() })
        .nullable(),
    }),
  });
  if (data.repository === null) throw repositoryGone({ owner, name });
  return data.repository.commit ?? data.repository.ref?.commit ?? null;
}

export function commitField(source: CommitSource, selection: string): string {
  switch (source.kind) {
    case "commit":
      return `commit: object(oid: ${literal(source.id)}) { ${selection} }`;
    case "branch":
      return `ref(qualifiedName: ${literal(`refs/heads/${source.name}`)}) { commit: target { ${selection} } }`;
    case "default-branch":
      return `ref: defaultBranchRef { commit: target { ${selection} } }`;
    default:
      return source satisfies never;
  }
}

/** The file that `FILE_PARTS` was asked of, its text null where it did not come whole; null where it is no file. */
export function fileOf(field: unknown): { readonly oid: string; readonly text: string | null } | null {
  const blob = Blob.safeParse(Entry.parse(field)?.object).data;
  return blob === undefined ? null : { oid: blob.oid, text: blob.isTruncated ? null : blob.text };
}

/** The whole text, however large; null where it is no file. */
export async function textOf(
  client: GithubClient,
  { owner, name }: RepositoryName,
  field: unknown,
): Promise<string | null> {
  const file = fileOf(field);
  if (file === null || file.text !== null) return file?.text ?? null;
  return client.get({
    operation: "Blob",
    url: "/repos/{owner}/{repo}/git/blobs/{sha}",
    parameters: { owner, repo: name, sha: file.oid },
    schema: BlobPayload,
  });
}

/** JSON rather than the raw media type, whose content type says too little to know text from bytes. */
const BlobPayload = z
  .object({ content: z.string(), encoding: z.literal("base64") })
  .transform(({ content }) => Buffer.from(content, "base64").toString());
