import type { CommandLine } from "../../comment-language/read-comment.ts";
import type { Cause } from "../../domain/ids.ts";
import { subjectOf } from "../../domain/command-subject.ts";
import type { Command } from "../../domain/commands.ts";
import type { GateOf } from "../../domain/gate.ts";
import type { Mode } from "../../domain/organization/schema.ts";
import type { CommandOutcome } from "../../domain/command-outcomes.ts";
import { refuse } from "../../domain/refusal.ts";
import { waysOf } from "../../domain/ways.ts";
import { isCommandName } from "../../domain/comment-commands/comment-command.ts";
import { helpText, helpTextOf } from "../../messages/help-text.ts";
import { refusalsReply } from "../../messages/refusals-reply.ts";
import { refusalText } from "../../messages/refusal-text.ts";
import { statusText } from "../../messages/status-text.ts";
import { whyText } from "../../messages/why-text.ts";
import type { Effect } from "../../ports/effect.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Gathered } from "../gather/gathered.ts";
import { hintUnderTaskIds } from "../gather/under-task-ids.ts";
import type { Home } from "../home.ts";
import { commentCause } from "../plan/cause.ts";
import {
  type CommentHint,
  type CommentSubject,
  subjectOf as commentSubjectOf,
  taskOf,
  whyNoTask,
} from "../plan/comment-subject.ts";
import { ordersByHand, planIssue } from "../plan/plan-issue.ts";
import { ranOn } from "../plan/ran-on.ts";
import { answerMarker, replyMarker } from "./markers.ts";

type Question = Extract<Command, { type: "AskQuestion" }>["question"];

type Answered = {
  readonly cause: Cause;
  readonly text: string;
  readonly outcome: CommandOutcome;
  readonly question: Question | null;
};

/**
 * What people hear about their commands: a view of the outcomes on record, found by the causes of the same hint, whether or
 * not this run decided them. So nothing is said twice, and nothing is forgotten by a crash.
 */
export function answerEffects(
  home: Home,
  gathered: Gathered,
  said: Hint,
  mode: Mode,
  gateOf: GateOf,
): readonly Effect[] {
  const target = targetOf(home, said);
  if (target === null) return [];
  const hint = hintUnderTaskIds(home.state, said);
  switch (hint.kind) {
    case "comment": {
      const answered = answeredLines(home, gathered, hint);
      if (answered.length === 0) return [];
      return [
        reaction(hint, answered),
        ...(mode === "observe" ? [] : replies(home, hint, target, answered)),
        ...answers(home, gathered, hint, target, answered, gateOf),
      ];
    }
    case "issue":
      return mode === "observe" ? [] : answersToHand(home, gathered, hint, target, mode);
    default:
      return [];
  }
}

/** What became of every line of a comment that ran. */
function answeredLines(home: Home, gathered: Gathered, hint: CommentHint): readonly Answered[] {
  const { comment, repository, subject } = hint;
  return (gathered.commands.get(comment.body) ?? []).flatMap((line): Answered[] => {
    const cause = commentCause(home.digest, comment.id, line);
    const ran = ranOn(home.state, repository.id, subject, cause);
    const outcome = ran === null ? undefined : home.state.outcomeOf(ran, cause);
    if (outcome === undefined) return [];
    return [{ cause, text: line.text, outcome, question: questionOf(line) }];
  });
}

function questionOf({ reading }: CommandLine): Question | null {
  if (!reading.ok) return null;
  const { name } = reading.value;
  return name === "help" || name === "status" || name === "why" ? name : null;
}

/** What a label, the sidebar or the button to close stands for, where the rules refused it. */
function answersToHand(
  home: Home,
  gathered: Gathered,
  hint: Extract<Hint, { kind: "issue" }>,
  target: Target,
  mode: Mode,
): readonly Effect[] {
  // Outside of enforce an issue stays closed, and its card says what is against that.
  const ordersOf = mode === "enforce" ? ordersByHand : planIssue;
  const answered = ordersOf(home.state, gathered, hint).flatMap((command): Answered[] => {
    const { cause, text } = command;
    if (cause === null) return [];
    const outcome = home.state.outcomeOf(subjectOf(command), cause);
    return outcome === undefined || outcome.refusal === null
      ? []
      : [{ cause, text, outcome, question: null }];
  });
  if (answered.length === 0) return [];
  const confused: Effect = { kind: "reaction", subject: target.subject, content: "confused" };
  return [...(mode === "enforce" ? [confused] : []), ...replies(home, hint, target, answered)];
}

type SubjectHint = Extract<Hint, { kind: "comment" | "issue" }>;
type Target = Pick<Extract<Effect, { kind: "comment" }>, "subject" | "number">;

function targetOf(home: Home, hint: Hint): Target | null {
  if (hint.kind === "issue") return { subject: hint.issue.id, number: hint.issue.number };
  if (hint.kind !== "comment") return null;
  const { subject, repository } = hint;
  if (subject.kind === "issue") return { subject: subject.task, number: subject.number };
  const pullRequest =
    subject.pullRequest ?? home.state.pullRequestAt(repository.id, subject.number)?.id ?? null;
  return pullRequest === null ? null : { subject: pullRequest, number: subject.number };
}

/** One reaction a comment: confused as soon as one of its lines was refused. */
function reaction(hint: CommentHint, answered: readonly Answered[]): Effect {
  const refused = answered.some(({ outcome }) => outcome.refusal !== null);
  return { kind: "reaction", subject: hint.comment.id, content: refused ? "confused" : "thumbs-up" };
}

/** The one reply has all that was refused at the subject lately, so that no refusal takes another's place. */
function replies(
  home: Home,
  hint: SubjectHint,
  target: Target,
  answered: readonly Answered[],
): readonly Effect[] {
  if (answered.every(({ outcome }) => outcome.refusal === null)) return [];
  const subject =
    hint.kind === "issue"
      ? hint.issue.id
      : hint.subject.kind === "issue"
        ? hint.subject.task
        : target.subject;
  const told = refusalsReply(
    home.state.refusals.get(subject) ?? [],
    new Map(answered.map(({ cause, text }) => [cause, text])),
  );
  return [
    { kind: "comment", ...target, marker: replyMarker, comment: null, body: `${told}\n\n${replyMarker}` },
  ];
}

function answers(
  home: Home,
  gathered: Gathered,
  hint: CommentHint,
  target: Target,
  answered: readonly Answered[],
  gateOf: GateOf,
): readonly Effect[] {
  const asked = answered.filter(({ question, outcome }) => question !== null && outcome.refusal === null);
  if (asked.length === 0) return [];
  const subject = commentSubjectOf(home.state, gathered, hint);
  const marker = answerMarker(hint.comment.id);
  const said = new Set(asked.map((each) => answerTo(home, subject, each, gateOf)));
  const body = [...said, marker].join("\n\n");
  return [{ kind: "comment", ...target, marker, comment: null, body }];
}

function answerTo(home: Home, subject: CommentSubject, { question, text }: Answered, gateOf: GateOf): string {
  if (question === "help") {
    const name = text.split(/\s+/)[1]?.replace(/^\//, "").toLowerCase() ?? "";
    return isCommandName(name) ? helpTextOf(name) : helpText();
  }
  const id = taskOf(home.state, subject);
  const task = id === null ? undefined : home.state.tasks.get(id);
  if (task === undefined || !task.tracked) return refusalText(refuse(whyNoTask(home.state, subject)));
  const configuration = home.state.frame.configuration?.resolved;
  if (question === "status" || configuration === undefined) return statusText(home.state, task);
  return whyText(home.state, task, waysOf(home.state, configuration, task), gateOf);
}
