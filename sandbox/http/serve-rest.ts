import { authenticate } from "../authorization/authenticate.ts";
import { type Access, operationAccess } from "../authorization/operation-access.ts";
import { Exchange } from "../rest/exchange.ts";
import type { Answer } from "../rest/answer.ts";
import { restHandlers } from "../rest/handlers.ts";
import type { Caller } from "../state/actor.ts";
import { Refusal } from "../state/refusal.ts";
import { redeliver } from "../webhooks/webhooks.ts";
import { admit } from "./admit.ts";
import { apiVersions, finishAnswer } from "./finish-answer.ts";
import { answerRefusal } from "./answer-refusal.ts";
import { quotaOf } from "./quota-of.ts";
import type { Route, RouteTable } from "./route-table.ts";
import { pathByName } from "./repository-by-id.ts";
import type { RestValidator } from "./rest-validator.ts";
import { describeProblems } from "./violations.ts";
import type { Services } from "./services.ts";
import type { WebhookQueue } from "../webhooks/queue.ts";

type RestServices = Services & { readonly webhooks: WebhookQueue };

export type RestServer = (request: Request, path: string) => Promise<Response>;

export function createRestServer(
  services: RestServices,
  routes: RouteTable,
  validator: RestValidator,
): RestServer {
  return async (request, asked) => {
    const path = pathByName(services.github.state, asked);
    const route = routes(request.method === "HEAD" ? "GET" : request.method, path);
    if (route === null) return finishAnswer(services, request, null, null, notServed(request.method, path));
    const access: Access = operationAccess[route.operationId];
    let caller: Caller | null = null;
    let answer: Answer;
    try {
      caller = authenticate(
        services.github.state,
        services.github.clock,
        request.headers.get("authorization"),
      );
      answer = await carryOut(services, validator, route, access, caller, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer = answerRefusal(services.view.urls, error);
    }
    return finishAnswer(services, request, caller, route, answer);
  };
}

async function carryOut(
  services: RestServices,
  validator: RestValidator,
  route: Route,
  access: Access,
  caller: Caller,
  request: Request,
): Promise<Answer> {
  const version = request.headers.get("x-github-api-version");
  if (version !== null && !apiVersions.some((known) => known === version)) {
    throw new Refusal(400, `Unsupported API version: ${version}`);
  }
  const isWrite = request.method !== "GET" && request.method !== "HEAD";
  spend(services, caller, route, isWrite);
  const url = new URL(request.url);
  const body = await readBody(request, isWrite);
  const repository = admit(services.github.state, caller, access, route.parameters);
  validator.checkRequest(route, url, body);
  const view = isWrite ? services.view : services.lag.view;
  const exchange = new Exchange({
    github: services.github,
    view,
    caller,
    parameters: route.parameters,
    url,
    body,
    accept: request.headers.get("accept") ?? "",
    repository: repository === null ? null : (view.state.repositories.find(repository.id) ?? null),
    isWrite,
    redeliver: (deliveryId) => redeliver(services.view, services.webhooks, deliveryId),
    standing: (resource) => services.quotas.standing(caller, resource),
  });
  const answer = await restHandlers[route.operationId](exchange);
  if (answer.raw !== undefined) return answer;
  const problems = validator.checkAnswer(route, answer);
  if (problems.length === 0) return answer;
  return {
    status: 500,
    body: {
      message: `the sandbox's answer is not GitHub's: ${describeProblems(problems)}`,
      endpoint: route.operationId,
    },
  };
}

/** Comments, issues, reviews and the like count against the secondary limit as well. */
function spend(services: Services, caller: Caller, route: Route, isWrite: boolean): void {
  if (route.operationId === "rate-limit/get") return;
  if (!services.quotas.spend(caller, quotaOf(route.operationId), 1)) {
    throw new Refusal(
      403,
      `API rate limit exceeded for ${caller.kind === "anonymous" ? "127.0.0.1" : "installation"}.`,
    );
  }
  const createsContent =
    isWrite && route.description.method === "POST" && route.description.path.startsWith("/repos/");
  const wait = createsContent ? services.quotas.createContent(caller) : null;
  if (wait === null) return;
  throw new Refusal(
    403,
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.",
    { headers: { "retry-after": String(wait) } },
  );
}

async function readBody(request: Request, isWrite: boolean): Promise<unknown> {
  if (!isWrite) return undefined;
  const text = await request.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, "Problems parsing JSON");
    throw error;
  }
}

function notServed(method: string, path: string): Answer {
  return {
    status: 501,
    body: { message: "The sandbox does not implement this endpoint", endpoint: `${method} ${path}` },
  };
}
