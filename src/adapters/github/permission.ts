import { z } from "zod";
import type { Permission, RepositoryReference } from "../../ports/forge-facts.ts";
import { RequestRefused } from "./client/errors.ts";
import type { GithubClient } from "./client/github-client.ts";

const Role = z.enum(["none", "read", "triage", "write", "maintain", "admin"]);

/** An organisation's own role counts as the plain one that it was made from. */
const Answer = z
  .object({ role_name: z.string().optional(), permission: Role })
  .transform(({ role_name, permission }): Permission => Role.safeParse(role_name).data ?? permission);

/** What a login may do in a repository now; `none` for one that does not exist. */
export async function permissionOf(
  client: GithubClient,
  { owner, name }: RepositoryReference,
  login: string,
  tries?: "one",
): Promise<Permission> {
  try {
    return await client.get({
      operation: "Permission",
      url: "/repos/{owner}/{repo}/collaborators/{username}/permission",
      parameters: { owner, repo: name, username: login },
      schema: Answer,
      ...(tries === undefined ? {} : { tries }),
    });
  } catch (error) {
    if (error instanceof RequestRefused && error.status === 404) return "none";
    throw error;
  }
}
