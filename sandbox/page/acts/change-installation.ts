import { suspendInstallation, unsuspendInstallation } from "../../operations/install-app.ts";
import type { Form } from "../form.ts";
import { mayAdministrate } from "../may-administrate.ts";
import { type Notice, noticeHeader } from "../notice.ts";
import { goTo } from "../respond.ts";
import { visitorOf } from "../visitor.ts";

/** Suspends an App or lets it work again. GitHub has no API by which a person does that. */
export function changeInstallation({ desk, request, parameters }: Form): Response {
  const { github } = desk;
  const installation = github.state.installations.find(Number(parameters["id"]));
  const change = changes[parameters["change"] ?? ""];
  if (installation === undefined || change === undefined)
    return new Response("This is none of the page's forms.\n", { status: 400 });
  const owner = github.state.accounts.at(installation.accountId);
  const here =
    owner.kind === "organization"
      ? `/organizations/${owner.login}/settings/installations`
      : "/settings/installations";
  const answer = (notice: Notice) => goTo(here, noticeHeader(notice));
  const visitor = visitorOf(github.state, request);
  if (visitor === null || !mayAdministrate(owner, visitor))
    return answer({ kind: "refused", text: `Refused: only who administers ${owner.login} may.` });
  change.carryOut(
    github,
    { accountId: visitor.account.id, viaAppId: null, startsWorkflows: true },
    installation.id,
  );
  return answer({ kind: "done", text: `${change.done} (as ${visitor.account.login})` });
}

const changes: Readonly<
  Record<string, { readonly carryOut: typeof suspendInstallation; readonly done: string }>
> = {
  suspend: { carryOut: suspendInstallation, done: "Suspended." },
  unsuspend: { carryOut: unsuspendInstallation, done: "It works again." },
};
