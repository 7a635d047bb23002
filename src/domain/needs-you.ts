import { actorName, tutti } from "./actor.ts";
import type { Configuration } from "./configuration.ts";
import { Draft } from "./decisions/draft.ts";
import { ownerOf } from "./decisions/owner.ts";
import { answerGate, layersOf } from "./gate.ts";
import type { MemberId } from "./ids.ts";
import type { OrganizationState } from "./organization-state.ts";
import type { LayerName } from "./organization/schema.ts";
import { owedReviews } from "./owed-reviews.ts";
import type { LayerAnswer } from "./review/layers.ts";
import type { PullRequest } from "./review/schema.ts";
import { deadlineOf } from "./task/deadline.ts";
import { isAnswered } from "./task/escalation-answer.ts";
import { priorities, type StateName, type Task } from "./task/schema.ts";
import type { Timestamp } from "./timestamp.ts";

/** What somebody has to do so that a task goes on. */
export type Need = {
  readonly member: MemberId;
  readonly task: Task;
  readonly ask:
    | { readonly kind: "state"; readonly state: StateName }
    | { readonly kind: "accept" }
    /** Its deadline passed, and that was escalated to the member. */
    | { readonly kind: "escalation" }
    | { readonly kind: "unblock"; readonly action: string }
    | { readonly kind: "rework"; readonly pullRequest: number }
    | {
        readonly kind: "review";
        readonly pullRequest: number;
        readonly layer: LayerName;
        /** How many may give it: with one, nobody else does. */
        readonly candidates: number;
        /** After it: work was merged without this review, which stays due. */
        readonly when: "before-the-merge" | "after-it";
      };
  /** Who cannot go on until then; null where nobody waits by name. */
  readonly waiting: MemberId | null;
  readonly since: Timestamp;
  readonly due: Timestamp | null;
  readonly overdue: boolean;
};

/**
 * All that waits for somebody, most urgent first: what is overdue, then by priority, by deadline, and by age. Tasks that
 * are paused, closed or let go wait for nobody; but reviews that are due of merged work outlast its task.
 */
export function needs(
  state: OrganizationState,
  configuration: Configuration,
  now: Timestamp,
): readonly Need[] {
  const found: Need[] = [];
  for (const [, task] of state.tasks.entries()) {
    if (!task.tracked || task.pause !== null) continue;
    found.push(...owedNeeds(state, configuration, task, now));
    if (task.state === "completed" || task.closedAt !== null) continue;
    found.push(...needsOf(state, configuration, task, now));
  }
  return found.sort(byUrgency);
}

/** Reviews that merged work was merged without; those of several tasks' work are told with the first. */
function owedNeeds(
  state: OrganizationState,
  configuration: Configuration,
  task: Task,
  now: Timestamp,
): readonly Need[] {
  return state.pullRequestsOf(task).flatMap((pullRequest) => {
    const owed = owedReviews(state, pullRequest);
    const tasks = state.tasksOf(pullRequest);
    if (owed === null || tasks[0]?.id !== task.id) return [];
    const layers = layersOf(configuration, pullRequest, tasks).filter(({ layer }) =>
      owed.layers.includes(layer),
    );
    const overdue = owed.due !== null && owed.due <= now;
    return missingReviews(pullRequest, layers, "after-it").map(({ member, ask }): Need => ({
      member,
      task,
      ask,
      waiting: null,
      since: task.enteredAt,
      due: owed.due,
      overdue,
    }));
  });
}

function needsOf(
  state: OrganizationState,
  configuration: Configuration,
  task: Task,
  now: Timestamp,
): readonly Need[] {
  const due = deadlineOf(task);
  const overdue = due !== null && due <= now;
  const reviews = reviewNeeds(state, task);
  // What is held up waits for whoever lets it go on, whatever becomes of its reviews.
  const isHeldUp = task.state === "blocked" || task.state === "escalated";
  const asked = [
    ...breachNeeds(configuration, task),
    ...(isHeldUp || reviews.length === 0 ? stateNeeds(state, configuration, task) : []),
    ...reviews,
  ];
  return asked.map(({ member, ask, since = task.enteredAt, waiting = task.assignee }) => ({
    member,
    task,
    ask,
    waiting: waiting === member ? null : waiting,
    since,
    due,
    overdue,
  }));
}

type Asked = {
  readonly member: MemberId;
  readonly ask: Need["ask"];
  /** Since the state was entered, unless said. */
  readonly since?: Timestamp | undefined;
  /** The assignee waits, unless said. */
  readonly waiting?: MemberId | null;
};

/** Whom a passed deadline was escalated to, until they or who stands for them have acknowledged it. Of an escalated task its state asks already. */
function breachNeeds({ organization }: Configuration, task: Task): readonly Asked[] {
  const { state, breach } = task;
  if (breach === null || breach.to === null || state === "escalated") return [];
  if (isAnswered(organization, task)) return [];
  return [{ member: breach.to, ask: { kind: "escalation" }, since: breach.at }];
}

function stateNeeds(state: OrganizationState, configuration: Configuration, task: Task): readonly Asked[] {
  const draft = Draft.on(state, configuration, tutti, { at: task.changedAt, by: actorName(tutti) });
  const owner = ownerOf(draft, task, task.state);
  const { blocker } = task;
  if (task.state === "blocked" && blocker?.kind === "action") {
    return [{ member: blocker.owner, ask: { kind: "unblock", action: blocker.action } }];
  }
  if (owner === null) return [];
  if (task.state === "assigned" && !task.accepted && owner === task.assignee) {
    return [{ member: owner, ask: { kind: "accept" }, waiting: null }];
  }
  const since = task.state === "escalated" ? task.escalation?.at : undefined;
  return [{ member: owner, ask: { kind: "state", state: task.state }, since }];
}

/** Of each open pull request that is ready: what was objected to, by whose turn it is, else the reviews that its gate waits for. */
function reviewNeeds(state: OrganizationState, task: Task): readonly Asked[] {
  return state.pullRequestsOf(task).flatMap((pullRequest) => {
    if (pullRequest.status !== "open" || pullRequest.draft) return [];
    return pullRequestNeeds(state, task, pullRequest);
  });
}

function pullRequestNeeds(state: OrganizationState, task: Task, pullRequest: PullRequest): readonly Asked[] {
  const { layers, open } = answerGate(state, pullRequest);
  if (open) return [];
  const objections = layers.flatMap((layer) =>
    layer.objections.map((member) => ({ member, layer: layer.layer })),
  );
  const { assignee } = task;
  if (objections.length > 0 && assignee !== null && task.state === "in-progress") {
    return [{ member: assignee, ask: { kind: "rework", pullRequest: pullRequest.number } }];
  }
  if (objections.length > 0) {
    return objections.map(({ member, layer }): Asked => {
      const { number } = pullRequest;
      return {
        member,
        ask: { kind: "review", pullRequest: number, layer, candidates: 1, when: "before-the-merge" },
      };
    });
  }
  return missingReviews(pullRequest, layers, "before-the-merge");
}

/** What is asked of everybody who may give what is missing of layers. */
function missingReviews(
  { number }: PullRequest,
  layers: readonly LayerAnswer[],
  when: "before-the-merge" | "after-it",
): readonly Asked[] {
  return layers.flatMap(({ layer, slots }) =>
    slots
      .filter(({ status }) => status === "waiting")
      .flatMap(({ eligible }) =>
        eligible.map((member): Asked => {
          const candidates = eligible.length;
          return { member, ask: { kind: "review", pullRequest: number, layer, candidates, when } };
        }),
      ),
  );
}

function byUrgency(left: Need, right: Need): number {
  return (
    Number(right.overdue) - Number(left.overdue) ||
    rank(left) - rank(right) ||
    compare(left.due ?? "9", right.due ?? "9") ||
    compare(left.since, right.since) ||
    left.task.number - right.task.number
  );
}

function rank({ task }: Need): number {
  return task.priority === null ? priorities.length : priorities.indexOf(task.priority);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
