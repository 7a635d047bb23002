import { z } from "zod";
import { addAssignees, canBeAssigned, removeAssignees } from "../operations/assign-issue.ts";
import { showAccount } from "../representation/account.ts";
import { showIssue } from "../representation/issue.ts";
import type { Account } from "../state/account.ts";
import { findAccount } from "../state/lookup.ts";
import { notFound } from "../state/refusal.ts";
import { noContent, ok, type Answer, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const Assignees = z.object({ assignees: z.array(z.string()).default([]) });

export const assigneeHandlers = {
  "issues/add-assignees": (exchange) => {
    const issue = addAssignees(exchange.github, exchange.actor, exchange.issue().id, named(exchange));
    return { status: 201, body: showIssue(exchange.view, issue) };
  },

  "issues/remove-assignees": (exchange) =>
    ok(
      showIssue(
        exchange.view,
        removeAssignees(exchange.github, exchange.actor, exchange.issue().id, named(exchange)),
      ),
    ),

  "issues/list-assignees": async (exchange) => {
    const accounts = exchange.view.state.accounts
      .all()
      .filter((account) => canBeAssigned(exchange.github, exchange.repository, account));
    return exchange.page(accounts, (account) => showAccount(exchange.view, account));
  },

  "issues/check-user-can-be-assigned": checkAssignable,

  "issues/check-user-can-be-assigned-to-issue": (exchange) => {
    exchange.issue();
    return checkAssignable(exchange);
  },
} satisfies Handlers;

function checkAssignable(exchange: Exchange): Answer {
  const account = findAccount(exchange.view.state, exchange.text("assignee"));
  if (account === undefined || !canBeAssigned(exchange.github, exchange.repository, account))
    throw notFound();
  return noContent();
}

function named(exchange: Exchange): readonly Account[] {
  return exchange
    .read(Assignees)
    .assignees.map((login) => findAccount(exchange.github.state, login))
    .filter((account) => account !== undefined);
}
