import { z } from "zod";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import { RequestRefused } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";
import { RepositoryFields, repositoryReference } from "../webhooks/payload.ts";

/** A repository as its owner sees it. */
export type SurveyedRepository = {
  readonly reference: RepositoryReference;
  readonly owner: "user" | "organization";
  readonly archived: boolean;
  readonly hasDiscussions: boolean;
  readonly hasIssues: boolean;
  /** What the caller may do; `unknown` for an App. */
  readonly mine: "admin" | "maintain" | "write" | "triage" | "read" | "unknown";
};

const Permissions = z
  .object({
    admin: z.boolean().default(false),
    maintain: z.boolean().default(false),
    push: z.boolean().default(false),
    triage: z.boolean().default(false),
    pull: z.boolean().default(false),
  })
  .optional();

const Answer = RepositoryFields.extend({
  owner: z.object({ login: z.string().min(1), type: z.string().optional() }),
  archived: z.boolean().default(false),
  has_discussions: z.boolean().default(false),
  has_issues: z.boolean().default(true),
  permissions: Permissions,
}).transform((answer): SurveyedRepository => ({
  reference: repositoryReference(answer),
  owner: answer.owner.type === "Organization" ? "organization" : "user",
  archived: answer.archived,
  hasDiscussions: answer.has_discussions,
  hasIssues: answer.has_issues,
  mine: mine(answer.permissions),
}));

/** Null when there is none of that name, or none for us. */
export async function readRepository(
  client: GithubClient,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<SurveyedRepository | null> {
  try {
    return await client.get({
      operation: "Repository",
      url: "/repos/{owner}/{repo}",
      parameters: { owner, repo: name },
      schema: Answer,
    });
  } catch (error) {
    if (error instanceof RequestRefused && error.status === 404) return null;
    throw error;
  }
}

function mine(permissions: z.infer<typeof Permissions>): SurveyedRepository["mine"] {
  if (permissions === undefined) return "unknown";
  if (permissions.admin) return "admin";
  if (permissions.maintain) return "maintain";
  if (permissions.push) return "write";
  if (permissions.triage) return "triage";
  return permissions.pull ? "read" : "unknown";
}
