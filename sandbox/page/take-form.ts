import { z } from "zod";
import { type Act, type Fields, findAct } from "./acts/acts.ts";
import { callApi } from "./acts/call-api.ts";
import { changeInstallation } from "./acts/change-installation.ts";
import type { Company } from "./company.ts";
import type { Desk } from "./desk.ts";
import { noticeHeader } from "./notice.ts";
import { goTo } from "./respond.ts";
import type { Form, FormHandler } from "./form.ts";
import { createRouter, type Route } from "./router.ts";
import { isSameOrigin } from "./same-origin.ts";
import { actAsHeader, visitorOf } from "./visitor.ts";

const Opened = z.object({ number: z.int() });

const ownForms: readonly Route<FormHandler>[] = [
  { path: "/_page/act-as", handle: actAs },
  { path: "/_page/cast", handle: turnCast },
  { path: "/_page/installations/:id/:change", handle: changeInstallation },
  { path: "/_page/acts/:owner/:name/:act", handle: carryOut },
];

/** What somebody sent with one of the page's forms. `null`: it was sent to somewhere else. */
export function createFormTaker(
  desk: Desk,
  { forms }: Company,
): (request: Request, path: string) => Promise<Response | null> {
  const route = createRouter([...ownForms, ...forms]);
  return async (request, path) => {
    const match = route(path);
    if (match === null) return null;
    if (!isSameOrigin(request))
      return new Response("This form was not sent from this page.\n", { status: 403 });
    const fields = await readFields(request);
    if (fields === null) return new Response("This is no form.\n", { status: 415 });
    return match.handle({ desk, request, fields, parameters: match.parameters });
  };
}

function actAs({ fields }: Form): Response {
  return goTo(backOf(fields), actAsHeader(fields["login"]?.[0] ?? ""));
}

function turnCast({ desk, fields }: Form): Response {
  desk.cast.turn(fields["playing"]?.[0] === "yes");
  return goTo(backOf(fields));
}

async function carryOut({ desk, request, fields, parameters }: Form): Promise<Response> {
  const act = findAct(parameters["act"] ?? "");
  const visitor = visitorOf(desk.github.state, request);
  const path = `/${parameters["owner"] ?? ""}/${parameters["name"] ?? ""}`;
  const call = act === null ? null : readCall(act, path, fields);
  if (act === null || call === null)
    return new Response("This is none of the page's forms.\n", { status: 400 });
  const here = refererOf(request);
  if (visitor === null)
    return goTo(here, noticeHeader({ kind: "refused", text: "There is nobody to act as." }));
  const answer = await callApi(desk, visitor.token, call);
  if (!answer.ok) return goTo(here, noticeHeader({ kind: "refused", text: `Refused: ${answer.reason}` }));
  const opened = act.opens === undefined ? undefined : Opened.safeParse(answer.body).data;
  const next = opened === undefined ? here : `${path}/${act.opens ?? ""}/${String(opened.number)}`;
  return goTo(next, noticeHeader({ kind: "done", text: `${act.done} (as ${visitor.account.login})` }));
}

function readCall(act: Act, path: string, fields: Fields) {
  try {
    return act.call(path, fields);
  } catch (error) {
    if (error instanceof z.ZodError) return null;
    throw error;
  }
}

async function readFields(request: Request): Promise<Fields | null> {
  if (!(request.headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded"))
    return null;
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(await request.text())) {
    fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
}

function backOf(fields: Fields): string {
  return fields["back"]?.[0] ?? "/";
}

function refererOf(request: Request): string {
  const referer = request.headers.get("referer");
  if (referer === null || !URL.canParse(referer)) return "/";
  const { pathname, search } = new URL(referer);
  return `${pathname}${search}`;
}
