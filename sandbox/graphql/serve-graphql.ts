// The endpoint: `POST /graphql`, `POST /api/graphql`.

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { authenticate } from "../authorization/authenticate.ts";
import { requiresAuthentication } from "../authorization/actor-of.ts";
import { answerRefusal } from "../http/answer-refusal.ts";
import type { Services } from "../http/services.ts";
import type { Caller } from "../state/actor.ts";
import { forbidden, Refusal } from "../state/refusal.ts";
import { executeGraph, type GraphRequest } from "./execute.ts";

const requestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export function createGraphServer(services: Services): (request: Request) => Promise<Response> {
  return async (request) => {
    let caller: Caller | null = null;
    try {
      caller = admit(services, request);
      const answer = await executeGraph(services, caller, await readBody(request));
      return respond(services, caller, 200, answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, body, headers } = answerRefusal(services.view.urls, error);
      return respond(services, caller, status, body, headers);
    }
  };
}

function admit({ github }: Services, request: Request): Caller {
  const caller = authenticate(github.state, github.clock, request.headers.get("authorization"));
  if (caller.kind === "anonymous") throw requiresAuthentication();
  if (caller.kind === "app") throw forbidden("Resource not accessible by integration");
  return caller;
}

async function readBody(request: Request): Promise<GraphRequest> {
  const body = requestBody.safeParse(await parseJson(request));
  if (!body.success) throw new Refusal(400, "A query attribute must be specified and must be a string.");
  const { query, variables, operationName } = body.data;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}

async function parseJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, "Problems parsing JSON");
    throw error;
  }
}

function respond(
  services: Services,
  caller: Caller | null,
  status: number,
  body: unknown,
  more: Readonly<Record<string, string>> = {},
): Response {
  const { clock } = services.github;
  const headers = new Headers({
    ...more,
    "content-type": "application/json; charset=utf-8",
    date: new Date(clock.now()).toUTCString(),
    "x-github-media-type": "github.v4; format=json",
    "x-github-request-id": randomUUID().slice(0, 18).toUpperCase(),
  });
  if (caller !== null) {
    const standing = services.quotas.standing(caller, "graphql");
    headers.set("x-ratelimit-limit", String(standing.limit));
    headers.set("x-ratelimit-remaining", String(standing.remaining));
    headers.set("x-ratelimit-used", String(standing.used));
    headers.set("x-ratelimit-reset", String(standing.reset));
    headers.set("x-ratelimit-resource", standing.resource);
  }
  return new Response(JSON.stringify(body), { status, headers });
}
