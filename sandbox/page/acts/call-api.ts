import { z } from "zod";
import type { Desk } from "../desk.ts";
import type { ApiAnswer, ApiCall } from "./api-call.ts";
import { readJson } from "./read-json.ts";
import { refusalReason } from "./refusal-reason.ts";

const GraphAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** Asks the sandbox's own API with the visitor's token, as any client would, so that what they may not do is refused there. */
export async function callApi(desk: Desk, token: string, call: ApiCall): Promise<ApiAnswer> {
  const response = await desk.ask(requestFor(desk.view.urls.origin, token, call));
  if (response === null) return { ok: false, reason: "The connection was cut." };
  const body = readJson(await response.text());
  if (call.kind === "graphql") {
    const [error] = GraphAnswer.safeParse(body).data?.errors ?? [];
    if (error !== undefined) return { ok: false, reason: error.message };
  }
  if (response.ok) return { ok: true, body };
  return { ok: false, reason: refusalReason(response.status, body) };
}

function requestFor(origin: string, token: string, call: ApiCall): Request {
  const path = call.kind === "rest" ? `/api/v3${call.path}` : "/api/graphql";
  const method = call.kind === "rest" ? call.method : "POST";
  const body = call.kind === "rest" ? call.body : { query: call.query, variables: call.variables };
  return new Request(new URL(path, origin), {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
