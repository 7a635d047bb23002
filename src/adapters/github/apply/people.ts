import { z } from "zod";
import type { AccountId } from "../../../domain/ids.ts";
import type { Effect } from "../../../ports/effect.ts";
import { RequestRefused } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { Memory } from "./memory.ts";
import type { Mutation } from "./mutation.ts";
import { type Plan, mutate } from "./plan.ts";

type AssigneesEffect = Extract<Effect, { readonly kind: "assignees" }>;
type ReviewersEffect = Extract<Effect, { readonly kind: "request-reviewers" }>;

const User = z.object({ node_id: z.string() });

/** Learns the node ids of accounts, which GraphQL wants for their numbers. Who is gone stays unknown. */
export async function knowAccounts(
  client: GithubClient,
  accounts: readonly AccountId[],
  memory: Memory,
): Promise<void> {
  const unknown = [...new Set(accounts)].filter((account) => !memory.accounts.has(account));
  await Promise.all(
    unknown.map(async (account) => {
      try {
        const call = { operation: "Account", url: "/user/{account}", parameters: { account }, schema: User };
        memory.accounts.set(account, (await client.get(call)).node_id);
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
      }
    }),
  );
}

export function planAssignees({ subject, add, remove }: AssigneesEffect, memory: Memory): Plan {
  return mutate(
    ...assignment("addAssigneesToAssignable", subject, idsOf(add, memory)),
    ...assignment("removeAssigneesFromAssignable", subject, idsOf(remove, memory)),
  );
}

/** Adds to whom is asked already. */
export function planReviewers({ subject, reviewers }: ReviewersEffect, memory: Memory): Plan {
  const userIds = idsOf(reviewers, memory);
  if (userIds.length === 0 && reviewers.length > 0) {
    return { kind: "refused", cause: "gone", reason: "none of the reviewers has an account any more" };
  }
  const input = { pullRequestId: subject, userIds, union: true };
  const request: Mutation = {
    field: "requestReviews",
    input,
    selection: "pullRequest { id }",
    creates: "content",
  };
  return mutate(...(userIds.length === 0 ? [] : [request]));
}

function assignment(
  field: string,
  assignableId: string,
  assigneeIds: readonly string[],
): readonly Mutation[] {
  return assigneeIds.length === 0
    ? []
    : [
        {
          field,
          input: { assignableId, assigneeIds },
          selection: "assignable { __typename }",
          creates: "nothing",
        },
      ];
}

function idsOf(accounts: readonly AccountId[], memory: Memory): readonly string[] {
  return accounts.flatMap((account) => memory.accounts.get(account) ?? []);
}
