// Files, directories and the newest commits of a branch in one query: a snapshot, however quickly the branch goes on.
import { z } from "zod";
import { CommitSha } from "../../../domain/ids.ts";
import type { BranchEntry, BranchOverview, OverviewQuestion } from "../../../ports/branch.ts";
import { literal, repositoryGone } from "../ask-repository.ts";
import type { GithubClient } from "../client/github-client.ts";
import { FILE_PARTS, commitField, fileOf, textOf } from "../read-files.ts";
import type { GithubBranchAddress } from "./branch-address.ts";
import { branchEntries, TreeEntryNode } from "./list-directory.ts";
import { HISTORY, HISTORY_PAGE, History, commitsOfPage, recentCommits } from "./recent-commits.ts";

const Tree = z.object({ entries: z.array(TreeEntryNode.extend({ object: z.unknown() })) });

const Directory = z.object({ object: z.unknown() }).nullish();

const Commit = z.object({ oid: CommitSha, history: History }).catchall(z.unknown());

/** One request where GitHub gives all of it whole. Not repeated: what fails as a whole can be asked for in parts. */
export async function readOverview(
  client: GithubClient,
  address: GithubBranchAddress,
  question: OverviewQuestion,
): Promise<BranchOverview | null> {
  const commit = await askAtOnce(client, address, question);
  if (commit === null) return null;
  const trees = question.directories.map(
    ({ path }, position) => [path, Directory.parse(commit[`directory${position}`])?.object] as const,
  );
  const { files, directories } = filesBelow(trees);
  for (const [position, path] of question.files.entries()) {
    files.set(path, await textOf(client, address, commit[`file${position}`]));
  }
  const head = { kind: "commit", id: commit.oid } as const;
  const commits =
    commitsOfPage(commit.history, question.commits) ??
    (await recentCommits(client, address, head, question.commits));
  return { head: commit.oid, files, directories, commits };
}

async function askAtOnce(
  client: GithubClient,
  { owner, name, branch }: GithubBranchAddress,
  { files, directories, commits }: OverviewQuestion,
): Promise<z.infer<typeof Commit> | null> {
  const fields = [
    ...files.map((path, position) => entryAt(`file${position}`, path, FILE_PARTS)),
    ...directories.map(({ path, depth }, position) =>
      entryAt(`directory${position}`, path, depth === 1 ? TREE_PARTS : TREE_OF_TREES_PARTS),
    ),
    HISTORY,
  ];
  const selection = `oid ... on Commit { ${fields.join("\n")} }`;
  const { data } = await client.query({
    operation: "Overview",
    document: `query Overview($owner: String!, $name: String!, $first: Int!, $after: String) {
      repository(owner: $owner, name: $name) { ${commitField({ kind: "branch", name: branch }, selection)} }
    }`,
    variables: { owner, name, first: Math.min(HISTORY_PAGE, commits), after: null },
    schema: z.object({
      repository: z.object({ ref: z.object({ commit: Commit.nullable() }).nullish() }).nullable(),
    }),
    tries: "one",
  });
  if (data.repository === null) throw repositoryGone({ owner, name });
  return data.repository.ref?.commit ?? null;
}

const TREE_PARTS = `... on Tree { entries { name type size object { ${FILE_PARTS} } } }`;
const TREE_OF_TREES_PARTS = `... on Tree { entries { name type size object { ${FILE_PARTS} ${TREE_PARTS} } } }`;

function entryAt(alias: string, path: string, parts: string): string {
  return `${alias}: file(path: ${literal(path)}) { object { ${parts} } }`;
}

/** What is in these trees, by path. A text that GitHub cut is left out. */
function filesBelow(trees: readonly (readonly [path: string, object: unknown])[]) {
  const files = new Map<string, string | null>();
  const directories = new Map<string, readonly BranchEntry[]>();
  const take = (path: string, object: unknown): void => {
    const tree = Tree.safeParse(object).data;
    if (tree === undefined) return;
    directories.set(path, branchEntries(tree.entries));
    for (const entry of tree.entries) {
      const below = `${path}/${entry.name}`;
      const text = entry.type === "blob" ? (fileOf(entry)?.text ?? null) : null;
      if (text !== null) files.set(below, text);
      take(below, entry.object);
    }
  };
  for (const [path, object] of trees) take(path, object);
  return { files, directories };
}
