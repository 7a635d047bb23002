import { activeRulesets } from "../authorization/binding-rules.ts";
import { needRulesets } from "../authorization/ruleset-plan.ts";
import { showRule, showRuleset, showRulesetBriefly } from "../representation/ruleset.ts";
import { fullName } from "../state/lookup.ts";
import { notFound } from "../state/refusal.ts";
import type { Repository } from "../state/repository.ts";
import type { Ruleset } from "../state/ruleset.ts";
import { noContent, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { readRuleset, RulesetBody } from "./ruleset-body.ts";

export const rulesetHandlers = {
  "repos/get-repo-rulesets": async (exchange) =>
    exchange.page(exchange.view.state.rulesets.by("repository", repositoryOf(exchange).id), (ruleset) =>
      showRulesetBriefly(exchange.view, ruleset),
    ),

  "repos/get-repo-ruleset": (exchange) => ok(showRuleset(exchange.view, find(exchange))),

  "repos/create-repo-ruleset": (exchange) => {
    const { rulesets } = exchange.github.state;
    const { id: repositoryId } = repositoryOf(exchange);
    const now = exchange.github.clock.timestamp();
    const ruleset = rulesets.insert({
      ...readRuleset(exchange.read(RulesetBody)),
      id: rulesets.nextId(),
      repositoryId,
      createdAt: now,
      updatedAt: now,
    });
    return { status: 201, body: showRuleset(exchange.view, ruleset) };
  },

  "repos/update-repo-ruleset": (exchange) => {
    const before = find(exchange);
    const shown = showRuleset(exchange.view, before);
    const change = RulesetBody.parse({ ...shown, ...exchange.read(RulesetBody.partial()) });
    const after = exchange.github.state.rulesets.update(before.id, {
      ...readRuleset(change),
      updatedAt: exchange.github.clock.timestamp(),
    });
    return ok(showRuleset(exchange.view, after));
  },

  "repos/delete-repo-ruleset": (exchange) => {
    exchange.github.state.rulesets.remove(find(exchange).id);
    return noContent();
  },

  "repos/get-branch-rules": async (exchange) => {
    const { view } = exchange;
    const repository = repositoryOf(exchange);
    const rulesets = activeRulesets(view.state, repository, `refs/heads/${exchange.text("branch")}`);
    const rules = rulesets.flatMap((ruleset) =>
      ruleset.rules.map((rule) => ({
        ...showRule(rule),
        ruleset_source_type: "Repository",
        ruleset_source: fullName(view.state, repository),
        ruleset_id: ruleset.id,
      })),
    );
    return exchange.page(rules, (rule) => rule);
  },
} satisfies Handlers;

/** Where its owner's plan has rulesets. */
function repositoryOf({ repository, view }: Exchange): Repository {
  needRulesets(view.state, repository);
  return repository;
}

function find(exchange: Exchange): Ruleset {
  const ruleset = exchange.view.state.rulesets.find(exchange.integer("ruleset_id"));
  if (ruleset?.repositoryId !== repositoryOf(exchange).id) throw notFound();
  return ruleset;
}
