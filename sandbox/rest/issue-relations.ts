import { z } from "zod";
import { addBlockedBy, issuesBlockedBy, removeBlockedBy } from "../operations/issue-dependencies.ts";
import { addSubIssue, removeSubIssue, reprioritizeSubIssue } from "../operations/sub-issues.ts";
import { showIssue } from "../representation/issue.ts";
import { notFound, validationFailed } from "../state/refusal.ts";
import { created, ok, type Handlers } from "./answer.ts";

const SubIssue = z.object({ sub_issue_id: z.number(), replace_parent: z.boolean().default(false) });

const Priority = z.object({
  sub_issue_id: z.number(),
  after_id: z.number().optional(),
  before_id: z.number().optional(),
});

const Blocking = z.object({ issue_id: z.number() });

export const issueRelationHandlers = {
  "issues/list-sub-issues": async (exchange) => {
    const { issues } = exchange.view.state;
    return exchange.page(exchange.issue().subIssueIds, (id) => showIssue(exchange.view, issues.at(id)));
  },

  "issues/add-sub-issue": (exchange) => {
    const { sub_issue_id, replace_parent } = exchange.read(SubIssue);
    const parent = addSubIssue(exchange.github, exchange.actor, exchange.issue().id, sub_issue_id, {
      replaceParent: replace_parent,
    });
    return created(showIssue(exchange.view, parent));
  },

  "issues/remove-sub-issue": (exchange) => {
    const { sub_issue_id } = exchange.read(SubIssue);
    return ok(
      showIssue(
        exchange.view,
        removeSubIssue(exchange.github, exchange.actor, exchange.issue().id, sub_issue_id),
      ),
    );
  },

  "issues/reprioritize-sub-issue": (exchange) => {
    const { sub_issue_id, after_id, before_id } = exchange.read(Priority);
    const id = after_id ?? before_id;
    if (id === undefined) throw validationFailed("either after_id or before_id must be given");
    const place = { kind: after_id === undefined ? "before" : "after", id } as const;
    return ok(
      showIssue(
        exchange.view,
        reprioritizeSubIssue(exchange.github, exchange.issue().id, sub_issue_id, place),
      ),
    );
  },

  "issues/get-parent": (exchange) => {
    const { parentId } = exchange.issue();
    if (parentId === null) throw notFound();
    return ok(showIssue(exchange.view, exchange.view.state.issues.at(parentId)));
  },

  "issues/list-dependencies-blocked-by": async (exchange) => {
    const { issues } = exchange.view.state;
    return exchange.page(exchange.issue().blockedByIds, (id) => showIssue(exchange.view, issues.at(id)));
  },

  "issues/list-dependencies-blocking": async (exchange) =>
    exchange.page(issuesBlockedBy(exchange.view.state, exchange.issue()), (issue) =>
      showIssue(exchange.view, issue),
    ),

  "issues/add-blocked-by-dependency": (exchange) => {
    const { issue_id } = exchange.read(Blocking);
    return created(
      showIssue(exchange.view, addBlockedBy(exchange.github, exchange.actor, exchange.issue().id, issue_id)),
    );
  },

  "issues/remove-dependency-blocked-by": (exchange) =>
    ok(
      showIssue(
        exchange.view,
        removeBlockedBy(exchange.github, exchange.actor, exchange.issue().id, exchange.integer("issue_id")),
      ),
    ),
} satisfies Handlers;
