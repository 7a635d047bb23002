import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";
import { ifAllowed } from "./if-allowed.ts";

/** A check that a branch's rules ask for. */
export type RequiredCheck = {
  readonly name: string;
  /** The App that has to give it; null: anybody may. */
  readonly app: number | null;
};

export type BranchRules = {
  /** Types of all rules, as GitHub names them. */
  readonly types: readonly string[];
  readonly needsPullRequest: boolean;
  readonly checks: readonly RequiredCheck[];
};

const Rule = z.object({
  type: z.string(),
  parameters: z
    .object({
      required_status_checks: z
        .array(z.object({ context: z.string(), integration_id: z.int().nullish() }))
        .optional(),
    })
    .optional(),
});

/** The rules in force on a branch; null where the token may not know, or the plan has none. */
export async function readBranchRules(
  client: GithubClient,
  { owner, name }: RepositoryName,
  branch: string,
): Promise<BranchRules | null> {
  const rules = await ifAllowed(
    client.get({
      operation: "BranchRules",
      url: "/repos/{owner}/{repo}/rules/branches/{branch}",
      parameters: { owner, repo: name, branch },
      schema: z.array(Rule),
    }),
  );
  if (rules === null) return null;
  return {
    types: rules.map(({ type }) => type),
    needsPullRequest: rules.some(({ type }) => type === "pull_request"),
    checks: rules.flatMap(({ parameters }) =>
      (parameters?.required_status_checks ?? []).map(({ context, integration_id }) => ({
        name: context,
        app: integration_id ?? null,
      })),
    ),
  };
}

/** Whether workflows run; null where the token may not know. */
export async function readActionsEnabled(
  client: GithubClient,
  { owner, name }: RepositoryName,
): Promise<boolean | null> {
  const answer = await ifAllowed(
    client.get({
      operation: "ActionsPermissions",
      url: "/repos/{owner}/{repo}/actions/permissions",
      parameters: { owner, repo: name },
      schema: z.object({ enabled: z.boolean() }),
    }),
  );
  return answer?.enabled ?? null;
}
