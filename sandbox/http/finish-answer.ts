import { createHash, randomUUID } from "node:crypto";
import { type Access, operationAccess } from "../authorization/operation-access.ts";
import { acceptedPermissions } from "../authorization/repository-access.ts";
import type { Answer } from "../rest/answer.ts";
import type { Caller } from "../state/actor.ts";
import { quotaOf } from "./quota-of.ts";
import type { Standing } from "./quotas.ts";
import type { Route } from "./route-table.ts";
import type { Services } from "./services.ts";

export const apiVersions = ["2022-11-28", "2026-03-10"] as const;

/** The headers that every answer of GitHub's has, and 304 where the client has it already. */
export function finishAnswer(
  services: Services,
  request: Request,
  caller: Caller | null,
  route: Route | null,
  answer: Answer,
): Response {
  const { clock } = services.github;
  const access: Access | null = route === null ? null : operationAccess[route.operationId];
  const resource = route === null ? "core" : quotaOf(route.operationId);
  const headers = new Headers(answer.headers ?? {});
  headers.set("date", new Date(clock.now()).toUTCString());
  headers.set("x-github-request-id", randomUUID().slice(0, 18).toUpperCase());
  headers.set("x-github-media-type", answer.raw?.mediaType.understood ?? "github.v3; format=json");
  headers.set("x-github-api-version-selected", request.headers.get("x-github-api-version") ?? apiVersions[0]);
  if (access?.credential === "token") {
    headers.set("x-accepted-github-permissions", acceptedPermissions(access.permissions));
  }
  const content = answer.raw?.content ?? (answer.body === undefined ? null : JSON.stringify(answer.body));
  if (content !== null) {
    // GitHub says so of any bytes, of a picture's too.
    headers.set("content-type", `${answer.raw?.mediaType.name ?? "application/json"}; charset=utf-8`);
  }
  const etag = tag(request, answer, content);
  if (etag !== null) headers.set("etag", etag);
  const isUnchanged = etag !== null && request.headers.get("if-none-match") === etag;
  if (isUnchanged && caller !== null) services.quotas.refund(caller, resource, 1);
  if (caller !== null) setQuotaHeaders(headers, services.quotas.standing(caller, resource));
  if (isUnchanged) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : content, { status: answer.status, headers });
}

/** GitHub's tags differ by credential: another token's do not match. */
function tag(request: Request, answer: Answer, content: string | Uint8Array | null): string | null {
  if (answer.status !== 200 || content === null || (request.method !== "GET" && request.method !== "HEAD"))
    return null;
  const hash = createHash("sha256")
    .update(request.headers.get("authorization") ?? "")
    .update(content);
  return `W/"${hash.digest("hex")}"`;
}

function setQuotaHeaders(headers: Headers, standing: Standing): void {
  headers.set("x-ratelimit-limit", String(standing.limit));
  headers.set("x-ratelimit-remaining", String(standing.remaining));
  headers.set("x-ratelimit-used", String(standing.used));
  headers.set("x-ratelimit-reset", String(standing.reset));
  headers.set("x-ratelimit-resource", standing.resource);
}
