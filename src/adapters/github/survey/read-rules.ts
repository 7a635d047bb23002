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
  /** Whether the branch has the older protection, of which only an administrator sees more than the checks. */
  readonly hasBranchProtection: boolean;
};

/** A branch as whoever may read sees it. */
const ProtectedBranch = z.object({
  protection: z
    .object({
      enabled: z.boolean().default(false),
      required_status_checks: z
        .object({
          checks: z.array(z.object({ context: z.string(), app_id: z.int().nullish() })).default([]),
        })
        .optional(),
    })
    .optional(),
});

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
  client: Pick<GithubClient, "get">,
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
  const older = await readBranchProtection(client, { owner, name }, branch);
  if (rules === null && older === null) return null;
  const ofRules = (rules ?? []).flatMap(({ parameters }) =>
    (parameters?.required_status_checks ?? []).map(({ context, integration_id }) => ({
      name: context,
      app: integration_id ?? null,
    })),
  );
  return {
    types: (rules ?? []).map(({ type }) => type),
    needsPullRequest: (rules ?? []).some(({ type }) => type === "pull_request"),
    checks: [...ofRules, ...(older ?? [])],
    hasBranchProtection: older !== null,
  };
}

/** The checks that the older protection requires; null where the branch has none, or is not there. */
async function readBranchProtection(
  client: Pick<GithubClient, "get">,
  { owner, name }: RepositoryName,
  branch: string,
): Promise<readonly RequiredCheck[] | null> {
  const found = await ifAllowed(
    client.get({
      operation: "BranchProtection",
      url: "/repos/{owner}/{repo}/branches/{branch}",
      parameters: { owner, repo: name, branch },
      schema: ProtectedBranch,
    }),
  );
  if (found?.protection?.enabled !== true) return null;
  const { checks = [] } = found.protection.required_status_checks ?? {};
  // -1: anybody may give it.
  return checks.map(({ context, app_id: app }) => ({
    name: context,
    app: app === -1 ? null : (app ?? null),
  }));
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
