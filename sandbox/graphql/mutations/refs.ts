import { z } from "zod";
import { markVerified } from "../../operations/write-files.ts";
import { moveRef } from "../../operations/move-ref.ts";
import { signatureOf, signatureOfGitHub } from "../../operations/signature.ts";
import type { Actor } from "../../state/actor.ts";
import { findRepository } from "../../state/lookup.ts";
import { readNodeId } from "../../state/node-id.ts";
import { demand, isVisible } from "../access.ts";
import { GraphRefusal, unknownNode, unresolvable } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import { commitAt, refAt } from "../objects/git-lookup.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { repositoryIdOf } from "./targets.ts";

type Fields = { readonly [name: string]: Field };
type Branch = { readonly repositoryId: number; readonly ref: string; readonly head: string };

export function refMutations(scope: Scope): Fields {
  return { ...moving(scope), ...committing(scope) };
}

const oid = z.string().regex(/^[\da-f]{40}$/, "is no object id");
const newRef = z.object({ repositoryId: z.string(), name: z.string(), oid });
const refChange = z.object({ refId: z.string(), oid, force: z.boolean().nullish() });

function moving(scope: Scope): Fields {
  const { git } = scope.github;
  return {
    createRef: mutation(scope, newRef, async ({ repositoryId: id, name, oid }, actor) => {
      const repositoryId = repositoryIdOf(scope, id);
      demand(scope, repositoryId, "git/create-ref");
      if ((await git.resolveRef(repositoryId, name)) !== null) {
        throw new GraphRefusal("UNPROCESSABLE", `A ref named "${name}" already exists in the repository.`);
      }
      if ((await git.readCommit(repositoryId, oid)) === null) throw noObject(oid);
      await move(scope, actor, { repositoryId, ref: name, head: "" }, oid);
      return { ref: () => refAt(scope, repositoryId, name) };
    }),
    updateRef: mutation(scope, refChange, async ({ refId, oid, force }, actor) => {
      const branch = await branchOfNode(scope, refId);
      demand(scope, branch.repositoryId, "git/update-ref");
      if ((await git.readCommit(branch.repositoryId, oid)) === null) throw noObject(oid);
      if (force !== true && !(await git.isAncestor(branch.repositoryId, branch.head, oid))) {
        throw new GraphRefusal("UNPROCESSABLE", "Update is not a fast forward");
      }
      await move(scope, actor, branch, oid);
      return { ref: () => refAt(scope, branch.repositoryId, branch.ref) };
    }),
    deleteRef: mutation(scope, z.object({ refId: z.string() }), async ({ refId }, actor) => {
      const branch = await branchOfNode(scope, refId);
      demand(scope, branch.repositoryId, "git/delete-ref");
      await move(scope, actor, branch, null);
      return {};
    }),
  };
}

const base64 = z.string().transform((text) => Buffer.from(text, "base64"));
const newCommit = z.object({
  branch: z.object({
    id: z.string().nullish(),
    repositoryNameWithOwner: z.string().nullish(),
    branchName: z.string().nullish(),
  }),
  expectedHeadOid: z.string(),
  message: z.object({ headline: z.string(), body: z.string().nullish() }),
  fileChanges: z
    .object({
      additions: z.array(z.object({ path: z.string(), contents: base64 })).nullish(),
      deletions: z.array(z.object({ path: z.string() })).nullish(),
    })
    .nullish(),
});

function committing(scope: Scope): Fields {
  const { github } = scope;
  return {
    createCommitOnBranch: mutation(scope, newCommit, async (input, actor) => {
      const branch = await committableBranch(scope, input.branch);
      const { repositoryId, ref } = branch;
      demand(scope, repositoryId, "git/create-commit");
      if (branch.head !== input.expectedHeadOid) throw staleHead(input.expectedHeadOid);
      const deletions = input.fileChanges?.deletions ?? [];
      await refuseMissing(scope, branch, deletions);
      const { headline, body } = input.message;
      const oid = await github.git.writeChanges(repositoryId, {
        parent: branch.head,
        additions: (input.fileChanges?.additions ?? []).map(({ path, contents }) => ({
          path,
          content: contents,
        })),
        deletions,
        author: signatureOf(github, actor),
        committer: signatureOfGitHub(github),
        message: body ? `${headline}\n\n${body}` : headline,
      });
      markVerified(github, repositoryId, oid);
      await move(scope, actor, { ...branch, head: input.expectedHeadOid }, oid);
      return { commit: () => commitAt(scope, repositoryId, oid), ref: () => refAt(scope, repositoryId, ref) };
    }),
  };
}

/** Beyond what the rules refuse: somebody else may have been quicker. */
async function move(
  scope: Scope,
  actor: Actor,
  { repositoryId, ref, head }: Branch,
  after: string | null,
): Promise<void> {
  const before = head === "" ? null : head;
  const outcome = await moveRef(scope.github, actor, repositoryId, { ref, before, after });
  if (outcome === "stale") throw staleHead(head);
}

/** The two spaces are GitHub's. */
function staleHead(expected: string): GraphRefusal {
  return new GraphRefusal(
    "STALE_DATA",
    `Expected branch to point to "${expected}" but it did not.  Pull and try again.`,
  );
}

async function refuseMissing(
  scope: Scope,
  branch: Branch,
  deletions: readonly { readonly path: string }[],
): Promise<void> {
  for (const { path } of deletions) {
    if ((await scope.github.git.readEntry(branch.repositoryId, branch.head, path)) === null) {
      throw new GraphRefusal(
        "UNPROCESSABLE",
        `A path was requested for deletion which does not exist as of commit oid \`${branch.head}\`: ${path}`,
      );
    }
  }
}

function noObject(oid: string): GraphRefusal {
  return new GraphRefusal("UNPROCESSABLE", `Object ${oid} does not exist or is not a commit object.`);
}

async function branchOfNode(scope: Scope, id: string): Promise<Branch> {
  const reference = readNodeId(id);
  if (
    reference?.type !== "Ref" ||
    reference.repositoryId === null ||
    !isVisible(scope, reference.repositoryId)
  ) {
    throw unknownNode(id);
  }
  const ref = String(reference.id);
  const head = await scope.github.git.resolveRef(reference.repositoryId, ref);
  if (head === null) throw unknownNode(id);
  return { repositoryId: reference.repositoryId, ref, head };
}

async function committableBranch(scope: Scope, branch: z.infer<typeof newCommit>["branch"]): Promise<Branch> {
  if (branch.id) return branchOfNode(scope, branch.id);
  const nameWithOwner = branch.repositoryNameWithOwner ?? "";
  const [owner = "", name = ""] = nameWithOwner.split("/");
  const repository = findRepository(scope.github.state, owner, name);
  if (repository === undefined || !isVisible(scope, repository.id)) {
    throw unresolvable("Repository", `name '${nameWithOwner}'`);
  }
  const ref = `refs/heads/${(branch.branchName ?? "").replace(/^refs\/heads\//, "")}`;
  const head = await scope.github.git.resolveRef(repository.id, ref);
  if (head === null)
    throw new GraphRefusal("NOT_FOUND", `No ref found named "${ref}" in repository ${nameWithOwner}.`);
  return { repositoryId: repository.id, ref, head };
}
