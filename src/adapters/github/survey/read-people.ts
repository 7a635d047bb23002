import { z } from "zod";
import type { Permission } from "../../../ports/forge-facts.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";
import { ifAllowed } from "./if-allowed.ts";
import { readPages } from "./read-pages.ts";

/** More than this nobody puts into one team's configuration. */
const MOST_PAGES = 5;

const Role = z.enum(["none", "read", "triage", "write", "maintain", "admin"]);

const Collaborator = z
  .object({ login: z.string(), type: z.string().default("User"), role_name: z.string().optional() })
  .transform(({ login, type, role_name }) => ({
    login,
    isBot: type === "Bot",
    // An organisation's own role: that it gives less than writing is not known from here.
    permission: Role.safeParse(role_name).data ?? ("write" as const satisfies Permission),
  }));

const PullRequest = z
  .object({ user: z.object({ login: z.string(), type: z.string().default("User") }).nullable() })
  .transform(({ user }) => (user === null ? null : { login: user.login, isBot: user.type === "Bot" }));

export type Collaborator = z.infer<typeof Collaborator>;

/** Who has a say in the repository; null where the token may not know. */
export function readCollaborators(
  client: GithubClient,
  { owner, name }: RepositoryName,
): Promise<readonly Collaborator[] | null> {
  return ifAllowed(
    readPages(client, {
      operation: "Collaborators",
      url: "/repos/{owner}/{repo}/collaborators",
      parameters: { owner, repo: name },
      item: Collaborator,
      most: MOST_PAGES,
    }),
  );
}

/** The authors of the last hundred pull requests, once for each. */
export async function readRecentAuthors(
  client: GithubClient,
  { owner, name }: RepositoryName,
): Promise<readonly { readonly login: string; readonly isBot: boolean }[]> {
  const authors = await readPages(client, {
    operation: "RecentPullRequests",
    url: "/repos/{owner}/{repo}/pulls",
    parameters: { owner, repo: name, state: "all", sort: "updated", direction: "desc" },
    item: PullRequest,
    most: 1,
  });
  return authors.filter((author) => author !== null);
}

/** Logins of a team, given as `org/team`; null where the token may not know, or there is no such team. */
export async function readTeam(client: GithubClient, fullName: string): Promise<readonly string[] | null> {
  const [org, slug] = fullName.split("/");
  const members = await ifAllowed(
    readPages(client, {
      operation: "TeamMembers",
      url: "/orgs/{org}/teams/{team_slug}/members",
      parameters: { org, team_slug: slug },
      item: z.object({ login: z.string() }),
      most: MOST_PAGES,
    }),
  );
  return members === null ? null : members.map(({ login }) => login);
}
