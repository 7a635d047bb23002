import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Account, IssueLook, RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { IssueHint } from "../plan/issue-change.ts";
import { labellersOf } from "../plan/labelled-by.ts";
import { planIssue } from "../plan/plan-issue.ts";
import type { Gathered } from "./gathered.ts";

export type Orderer = {
  readonly repository: RepositoryReference;
  readonly account: Pick<Account, "id" | "login" | "kind">;
};

/** Accounts whose permission a decision may ask for: authors of commands, and whoever changed an issue by hand. */
export function orderersOf(
  state: OrganizationState,
  gathered: Gathered,
  hints: readonly Hint[],
): readonly Orderer[] {
  return hints.flatMap((hint): readonly Orderer[] => {
    const { repository } = hint;
    if (hint.kind === "comment") {
      const lines = gathered.commands.get(hint.comment.body) ?? [];
      if (lines.length === 0) return [];
      const tracks = lines.some(({ reading }) => reading.ok && reading.value.name === "track");
      const look = hint.subject.kind === "issue" ? gathered.issues.get(hint.subject.task) : undefined;
      const labellers = tracks && look !== undefined ? [...labellersOf(state, look, null).values()] : [];
      return [hint.comment.author, ...labellers].map((account) => ({ repository, account }));
    }
    if (hint.kind !== "issue") return [];
    const task = state.tasks.get(hint.issue.id);
    const accounts =
      task?.tracked === true
        ? [...orderersByHand(state, gathered, hint), ...orderersIfMoved(gathered, hint, hints, task)]
        : [...labellersAtOpening(state, gathered, hint), ...laterOrderers(gathered, hint, hints)];
    return accounts.map((account) => ({ repository, account }));
  });
}

/** Whose labels an issue that becomes a task is routed by. */
function labellersAtOpening(
  state: OrganizationState,
  gathered: Gathered,
  hint: IssueHint,
): readonly Account[] {
  const look = gathered.issues.get(hint.issue.id);
  const opens = planIssue(state, gathered, hint).some(({ type }) => type === "OpenTask");
  return opens && look !== undefined ? [...labellersOf(state, look, hint).values()] : [];
}

/** Who gives the orders that the issue comes to. */
function orderersByHand(state: OrganizationState, gathered: Gathered, hint: IssueHint): readonly Account[] {
  return planIssue(state, gathered, hint).flatMap(({ by }): readonly Account[] =>
    by.kind === "account" ? [{ id: by.account, login: by.login, kind: by.bot ? "bot" : "user" }] : [],
  );
}

/** What others in this batch decide before can make an order of what is none yet. */
function orderersIfMoved(
  gathered: Gathered,
  hint: IssueHint,
  hints: readonly Hint[],
  task: Task,
): readonly Account[] {
  const look = gathered.issues.get(hint.issue.id);
  if (hints.length === 1 || look === undefined) return [];
  const settled = task.enteredAt < task.assignmentAt ? task.enteredAt : task.assignmentAt;
  return look.timeline.flatMap(({ actor, at }) => (actor === null || at < settled ? [] : [actor]));
}

/** An issue that becomes a task only in this batch may have orders for the hints that follow. */
function laterOrderers(gathered: Gathered, hint: IssueHint, hints: readonly Hint[]): readonly Account[] {
  const same = hints.filter((each) => each.kind === "issue" && each.issue.id === hint.issue.id);
  const look = gathered.issues.get(hint.issue.id);
  return same.length > 1 && look !== undefined ? changersOf(look) : [];
}

function changersOf({ timeline }: IssueLook): readonly Account[] {
  return timeline.flatMap(({ actor }) => (actor === null ? [] : [actor]));
}
