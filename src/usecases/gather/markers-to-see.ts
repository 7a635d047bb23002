import type { CommandLine } from "../../comment-language/read-comment.ts";
import { agentsBehind } from "../../domain/organization/agents-behind.ts";
import { issueOf } from "../../domain/task/issue-of.ts";
import type { IssueAddress } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Home } from "../home.ts";
import { labelledKind } from "../plan/opening-of.ts";
import { isQuestion } from "../plan/question.ts";
import { answerMarker, cardMarker, whichTaskMarker } from "../reconcile/markers.ts";
import { knowsOwnComment } from "../reconcile/own-comments.ts";
import type { Subjects } from "./addresses.ts";

/** The card of a task, or of what becomes one, is looked for with its issue, as long as nobody knows where it is. */
export function cardToSee(
  home: Pick<Home, "state" | "ownComments">,
  { said }: Pick<Subjects, "said">,
  { repository, number }: IssueAddress,
): readonly string[] {
  const task = home.state.taskAt(repository.id, number);
  if (task?.tracked === true) return knowsOwnComment(home, issueOf(task), cardMarker) ? [] : [cardMarker];
  const facts = [...said.values()].find(
    (each) => each.repository === repository.id && each.number === number,
  );
  return facts === undefined || labelledKind(facts) === null ? [] : [cardMarker];
}

/** Whether an agent was asked which task its pull request is for, as long as nobody knows. One that is new was not. */
export function questionToSee(
  home: Pick<Home, "state" | "ownComments">,
  { repository, number }: IssueAddress,
): readonly string[] {
  const known = home.state.pullRequestAt(repository.id, number);
  const organization = home.state.frame.configuration?.resolved.organization;
  if (known?.status !== "open" || organization === undefined) return [];
  if (agentsBehind(organization, known).length === 0) return [];
  return knowsOwnComment(home, known.id, whichTaskMarker) ? [] : [whichTaskMarker];
}

/** Answers about to be given on an issue are looked for with it, since they may have been given before a crash. */
export function answersToSee(
  hints: readonly Hint[],
  commands: ReadonlyMap<string, readonly CommandLine[]>,
  { repository, number }: IssueAddress,
): readonly string[] {
  return hints.flatMap((hint) => {
    if (hint.kind !== "comment" || hint.repository.id !== repository.id) return [];
    if (hint.subject.kind !== "issue" || hint.subject.number !== number) return [];
    const lines = commands.get(hint.comment.body) ?? [];
    return lines.some(isQuestion) ? [answerMarker(hint.comment.id)] : [];
  });
}
