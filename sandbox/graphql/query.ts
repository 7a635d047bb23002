import { z } from "zod";
import { findAccount, findRenamedRepository, findRepository } from "../state/lookup.ts";
import { isVisible } from "./access.ts";
import { connection } from "./connection.ts";
import { GraphRefusal, unknownNode, unresolvable } from "./graph-error.ts";
import type { Field, GraphObject } from "./graph-object.ts";
import { objectOfNode } from "./node.ts";
import type { Scope } from "./scope.ts";
import { searchIssues, sortOf } from "../search/search-issues.ts";

const mostNodes = 100;
const repositoryArguments = z.object({
  owner: z.string(),
  name: z.string(),
  followRenames: z.boolean().nullish(),
});
const login = z.object({ login: z.string() });
const nodeArguments = z.object({ id: z.string() });
const nodesArguments = z.object({ ids: z.array(z.string()) });
const searchArguments = z.object({ query: z.string(), type: z.string() });

export function queryRoot(scope: Scope): GraphObject {
  return {
    __typename: "Query",
    id: "Q",
    viewer: () => viewer(scope),
    rateLimit: () => rateLimit(scope),
    node: async (args) => nodeOrRefusal(scope, nodeArguments.parse(args).id),
    nodes: (args) => nodes(scope, nodesArguments.parse(args).ids),
    repository: repository(scope),
    repositoryOwner: (args) => accountOf(scope, login.parse(args).login, ["user", "organization"]),
    user: (args) => required(scope, "User", login.parse(args).login, "user"),
    organization: (args) => required(scope, "Organization", login.parse(args).login, "organization"),
    search: search(scope),
  };
}

/** An app's token is shown as a user whose login ends with `[bot]`. */
function viewer(scope: Scope): GraphObject {
  const account = scope.view.state.accounts.at(scope.viewerId);
  const shown = scope.objects.account(account);
  return account.kind === "bot"
    ? { ...shown, __typename: "User", login: account.login, name: account.name, email: "", isViewer: true }
    : shown;
}

function rateLimit({ cost, standing }: Scope): GraphObject {
  const { limit, remaining, used, reset } = standing();
  const resetAt = new Date(reset * 1000).toISOString().replace(".000Z", "Z");
  return {
    __typename: "RateLimit",
    cost: cost.points,
    nodeCount: cost.nodes,
    limit,
    remaining,
    used,
    resetAt,
  };
}

async function nodeOrRefusal(scope: Scope, id: string): Promise<GraphObject> {
  const found = await objectOfNode(scope, id);
  if (found === null) throw unknownNode(id);
  return found;
}

/** Each is an error of its own when it is not there; the rest is answered. */
function nodes(scope: Scope, ids: readonly string[]): readonly Promise<GraphObject>[] {
  if (ids.length > mostNodes) {
    throw new GraphRefusal(
      "EXCESSIVE_PAGINATION",
      `You may not provide more than ${mostNodes} node ids; you provided ${ids.length}.`,
    );
  }
  return ids.map((id) => nodeOrRefusal(scope, id));
}

function repository(scope: Scope): Field {
  return (args) => {
    const { owner, name, followRenames } = repositoryArguments.parse(args);
    const { state } = scope.view;
    const renamed = followRenames === false ? undefined : findRenamedRepository(state, owner, name);
    const found = findRepository(state, owner, name) ?? renamed;
    if (found === undefined || !isVisible(scope, found.id)) {
      throw unresolvable("Repository", `name '${owner}/${name}'`);
    }
    return scope.objects.repository(found);
  };
}

type Kind = "user" | "organization";

function accountOf(scope: Scope, name: string, kinds: readonly Kind[]): GraphObject | null {
  const account = findAccount(scope.view.state, name);
  return account !== undefined && kinds.some((kind) => kind === account.kind)
    ? scope.objects.account(account)
    : null;
}

function required(scope: Scope, type: string, name: string, kind: Kind): GraphObject {
  const found = accountOf(scope, name, [kind]);
  if (found === null) throw unresolvable(type, `login of '${name}'`);
  return found;
}

function search(scope: Scope): Field {
  return (args, field) => {
    const { query, type } = searchArguments.parse(args);
    if (type !== "ISSUE")
      throw new GraphRefusal("INTERNAL", `sandbox does not implement searching for ${type}`);
    const found = searchIssues(scope, query);
    const sort = sortOf(query);
    return connection(
      {
        type: "SearchResultItemConnection",
        rows: found,
        key: (issue) => [issue[sort.field], issue.id],
        direction: sort.direction,
        show: (issue) => scope.objects.issueOrPullRequest(issue),
        extra: {
          issueCount: found.length,
          codeCount: 0,
          discussionCount: 0,
          repositoryCount: 0,
          userCount: 0,
          wikiCount: 0,
        },
      },
      args,
      field,
    );
  };
}
