import { z } from "zod";
import { mergePullRequest } from "../../operations/merge-pull-request.ts";
import { updateBranch } from "../../operations/update-branch.ts";
import { demand, demandAuthorOr } from "../access.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { pullOf } from "./targets.ts";

const methods = { MERGE: "merge", SQUASH: "squash", REBASE: "rebase" } as const;

const merging = z.object({
  pullRequestId: z.string(),
  expectedHeadOid: z.string().nullish(),
  mergeMethod: z.enum(["MERGE", "SQUASH", "REBASE"]).nullish(),
  commitHeadline: z.string().nullish(),
  commitBody: z.string().nullish(),
});
const updating = z.object({ pullRequestId: z.string(), expectedHeadOid: z.string().nullish() });

export function mergeMutations(scope: Scope): { readonly [name: string]: Field } {
  const { github, objects } = scope;
  const shown = (id: number) => () => objects.pullRequest(github.state.pullRequests.at(id));
  return {
    mergePullRequest: mutation(scope, merging, async (input, actor) => {
      const pull = pullOf(scope, input.pullRequestId);
      demand(scope, pull.repositoryId, "pulls/merge");
      const { commitHeadline, commitBody, expectedHeadOid } = input;
      await mergePullRequest(github, actor, {
        pullId: pull.id,
        method: methods[input.mergeMethod ?? "MERGE"],
        ...(expectedHeadOid ? { expectedHead: expectedHeadOid } : {}),
        ...(commitHeadline ? { title: commitHeadline } : {}),
        ...(commitBody ? { message: commitBody } : {}),
      });
      return {
        pullRequest: shown(pull.id),
        actor: () => objects.account(github.state.accounts.at(actor.accountId)),
      };
    }),
    updatePullRequestBranch: mutation(scope, updating, async ({ pullRequestId, expectedHeadOid }, actor) => {
      const pull = pullOf(scope, pullRequestId);
      const { authorId, repositoryId } = github.state.issues.at(pull.issueId);
      demandAuthorOr(scope, { authorId, repositoryId }, "pulls/update-branch", "pulls/request-reviewers");
      await updateBranch(github, actor, pull.id, expectedHeadOid ?? undefined);
      return { pullRequest: shown(pull.id) };
    }),
  };
}
