import { z } from "zod";
import { removeReviewRequests, requestReviews, type Reviewers } from "../operations/request-reviews.ts";
import { showAccount, showTeam } from "../representation/account.ts";
import { showPullRequest } from "../representation/pull-request.ts";
import { findAccount } from "../state/lookup.ts";
import { Refusal } from "../state/refusal.ts";
import { created, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { pullOf } from "./pulls.ts";

const Names = z.object({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
});

export const requestedReviewerHandlers = {
  "pulls/list-requested-reviewers": (exchange) => {
    const { accounts, teams } = exchange.view.state;
    const { requestedReviewerIds, requestedTeamIds } = pullOf(exchange);
    return ok({
      users: requestedReviewerIds.map((id) => showAccount(exchange.view, accounts.at(id))),
      teams: requestedTeamIds.map((id) => showTeam(exchange.view, teams.at(id))),
    });
  },

  "pulls/request-reviewers": (exchange) => {
    const pull = requestReviews(exchange.github, exchange.actor, pullOf(exchange).id, named(exchange));
    return created(showPullRequest(exchange.view, pull));
  },

  "pulls/remove-requested-reviewers": (exchange) => {
    const { github, actor } = exchange;
    return ok(
      showPullRequest(
        exchange.view,
        removeReviewRequests(github, actor, pullOf(exchange).id, named(exchange)),
      ),
    );
  },
} satisfies Handlers;

function named(exchange: Exchange): Reviewers {
  const { reviewers, team_reviewers } = exchange.read(Names);
  const { state } = exchange.github;
  const teams = state.teams.by("organization", exchange.repository.ownerId);
  return {
    accounts: reviewers.map((login) => findAccount(state, login) ?? unknown(login)),
    teams: team_reviewers.map((slug) => teams.find((team) => team.slug === slug) ?? unknown(slug)),
  };
}

function unknown(name: string): never {
  throw new Refusal(422, `Could not resolve to a node with the global id of '${name}'.`);
}
