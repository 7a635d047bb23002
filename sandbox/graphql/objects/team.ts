import type { Team } from "../../state/account.ts";
import { nodeId } from "../../state/node-id.ts";
import { connection } from "../connection.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

export function teamObject(scope: Scope, team: Team): GraphObject {
  const { state, urls } = scope.view;
  const organization = state.accounts.at(team.organizationId);
  const path = `/orgs/${organization.login}/teams/${team.slug}`;
  return {
    __typename: "Team",
    id: nodeId("Team", null, team.id),
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${organization.login}/${team.slug}`,
    description: null,
    organization: () => scope.objects.account(organization),
    resourcePath: path,
    url: () => urls.html(path),
    members: (args, field) =>
      connection(
        {
          type: "TeamMemberConnection",
          rows: team.memberIds,
          key: (id) => [id],
          show: (id) => scope.objects.account(state.accounts.at(id)),
          edge: () => ({ role: "MEMBER" }),
        },
        args,
        field,
      ),
  };
}
