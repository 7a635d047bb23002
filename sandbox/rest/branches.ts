import { activeRulesets } from "../authorization/binding-rules.ts";
import { showCommit } from "../representation/commit.ts";
import { repositoryHtmlUrl, repositoryUrl } from "../representation/repository.ts";
import { Refusal } from "../state/refusal.ts";
import { ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const prefix = "refs/heads/";

export const branchHandlers = {
  "repos/list-branches": async (exchange) => {
    const { view, repository } = exchange;
    const refs = await view.git.listRefs(repository.id, prefix);
    const isAsked = exchange.query("protected");
    const branches = refs
      .map(({ ref, oid }) => ({
        name: ref.slice(prefix.length),
        commit: { sha: oid, url: `${repositoryUrl(view, repository)}/commits/${oid}` },
        protected: isProtected(exchange, ref),
      }))
      .filter((branch) => isAsked === undefined || String(branch.protected) === isAsked);
    return exchange.page(branches, (branch) => branch);
  },

  "repos/get-branch": async (exchange) => {
    const { view, repository } = exchange;
    const name = exchange.text("branch");
    const oid = await view.git.resolveRef(repository.id, `${prefix}${name}`);
    const commit = oid === null ? null : await view.git.readCommit(repository.id, oid);
    if (commit === null) throw new Refusal(404, "Branch not found");
    const url = `${repositoryUrl(view, repository)}/branches/${encodeURIComponent(name)}`;
    return ok({
      name,
      commit: showCommit(view, repository, commit),
      _links: { self: url, html: `${repositoryHtmlUrl(view, repository)}/tree/${name}` },
      protected: isProtected(exchange, `${prefix}${name}`),
      protection: {
        enabled: false,
        required_status_checks: { enforcement_level: "off", contexts: [], checks: [] },
      },
      protection_url: `${url}/protection`,
    });
  },
} satisfies Handlers;

/** Rulesets protect as well as the older branch protection, which the sandbox has not. */
function isProtected({ view, repository }: Exchange, ref: string): boolean {
  return activeRulesets(view.state, repository, ref).length > 0;
}
