// One GraphQL request: parsed, held against GitHub's schema, counted, run.

import { execute, getOperationAST, type DocumentNode, type OperationDefinitionNode } from "graphql";
import type { Services } from "../http/services.ts";
import { actorOf } from "../authorization/actor-of.ts";
import type { Caller } from "../state/actor.ts";
import { countContent } from "./content-limit.ts";
import { costOf, type Cost } from "./cost.ts";
import { createObjects } from "./create-objects.ts";
import { GraphRefusal, showError, type ShownError } from "./graph-error.ts";
import { resolveField } from "./graph-object.ts";
import { githubSchema } from "./github-schema.ts";
import { mutationRoot } from "./mutation.ts";
import { queryRoot } from "./query.ts";
import { readDocument } from "./read-document.ts";
import type { Scope } from "./scope.ts";
import { showInvalid } from "./invalid-query.ts";

export type GraphRequest = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
};

export type GraphAnswer = { readonly data?: unknown; readonly errors?: readonly ShownError[] };

const mostNodes = 500_000;

/** HTTP 200: what is wrong is in the answer. @throws {Refusal} for the secondary limit alone. */
export async function executeGraph(
  services: Services,
  caller: Caller,
  request: GraphRequest,
): Promise<GraphAnswer> {
  const { document, problems } = readDocument(request.query);
  if (document === null) return { errors: problems.map(showInvalid) };
  const operation = getOperationAST(document, request.operationName);
  if (operation === null || operation === undefined) {
    return { errors: [{ message: "An operation name is required" }] };
  }
  const cost = costOf(document, operation, request.variables);
  const refusal = refuseCost(services, caller, cost);
  if (refusal !== null) return { errors: [{ type: refusal.type, message: refusal.message }] };
  countContent(services.quotas, caller, operation);
  return run(createScope(services, caller, operation, cost), document, request, operation);
}

async function run(
  scope: Scope,
  document: DocumentNode,
  request: GraphRequest,
  operation: OperationDefinitionNode,
): Promise<GraphAnswer> {
  const result = await execute({
    schema: githubSchema(),
    document,
    rootValue: operation.operation === "mutation" ? mutationRoot(scope) : queryRoot(scope),
    contextValue: scope,
    variableValues: request.variables,
    operationName: operation.name?.value ?? null,
    fieldResolver: resolveField,
  });
  const { data, errors } = result;
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map(showError) }),
  };
}

function refuseCost({ quotas }: Services, caller: Caller, cost: Cost): GraphRefusal | null {
  if (cost.nodes > mostNodes) {
    return new GraphRefusal(
      "MAX_NODE_LIMIT_EXCEEDED",
      `This query requests up to ${cost.nodes.toLocaleString("en")} possible nodes which exceeds the maximum limit of 500,000.`,
    );
  }
  if (quotas.spend(caller, "graphql", cost.points)) return null;
  return new GraphRefusal("RATE_LIMITED", "API rate limit exceeded");
}

/** A mutation's answer shows what it did, also while reads lag behind. */
function createScope(
  { github, view, lag, quotas }: Services,
  caller: Caller,
  { operation }: OperationDefinitionNode,
  cost: Cost,
): Scope {
  const scope: Scope = {
    view: operation === "mutation" ? view : lag.view,
    github,
    caller,
    viewerId: actorOf(caller).accountId,
    cost,
    standing: () => quotas.standing(caller, "graphql"),
    objects: createObjects(() => scope),
  };
  return scope;
}
