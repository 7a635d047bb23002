import { type Refusal, refuse } from "../refusal.ts";
import type { GuardName, OrderRole, TransitionRule } from "../task/lifecycle.ts";
import { type Resolution, type StateName, type Task, stateNames } from "../task/schema.ts";
import { latest } from "../timestamp.ts";
import type { Draft } from "./draft.ts";
import { holds } from "./guards.ts";
import { notAllowed } from "./not-allowed.ts";
import { type ActorRole, rolesOfActor } from "./roles.ts";
import { clockFor } from "./task-clock.ts";

export type TransitionOrder = {
  readonly to: StateName;
  /** The command that wants it. */
  readonly on: string;
  readonly resolution?: Resolution;
  readonly forced?: boolean;
  /** What the actor was to the task before what the order brings with it, such as another assignee. */
  readonly roles?: ReadonlySet<ActorRole>;
};

/** Moves a task if the lifecycle table allows it to the draft's actor; otherwise says why not, all reasons at once. */
export function orderTransition(draft: Draft, task: Task, order: TransitionOrder): Refusal | null {
  const rule = ruleFor(draft, task, order.to);
  if (rule === null) return noSuchTransition(draft, task, order.to);
  const roles = order.roles ?? rolesOfActor(draft, task);
  if (!rule.by.some((role) => roles.has(role))) {
    return notAllowed(draft, task, rule.by, { from: task.state, to: order.to });
  }
  const open = openGuards(draft, task, rule);
  const { forceable } = draft.configuration.lifecycle;
  const standing = order.forced === true ? open.filter((guard) => !forceable.includes(guard)) : open;
  if (standing.length > 0) {
    return refuse("conditions-open", {
      from: task.state,
      to: order.to,
      open: standing,
      forceable: standing.every((guard) => forceable.includes(guard)),
    });
  }
  move(draft, task, order);
  return null;
}

/** Whether a rule or a fact of GitHub's may move the task there now. */
export function mayMove(draft: Draft, task: Task, to: StateName): boolean {
  const rule = ruleFor(draft, task, to);
  return rule !== null && rule.by.includes("tutti") && openGuards(draft, task, rule).length === 0;
}

/** Records the move and the clock of the new state. What allows it was decided before. */
export function move(
  draft: Draft,
  task: Task,
  order: TransitionOrder & { readonly bypassed?: boolean },
): void {
  draft.record({
    ...draft.stamp,
    type: "TaskMoved",
    task: task.id,
    from: task.state,
    to: order.to,
    on: order.on,
    clock: clockFor(draft, task, order.to, latest(draft.at, task.changedAt)),
    ...(order.forced === true ? { forced: true } : {}),
    ...(order.resolution === undefined ? {} : { resolution: order.resolution }),
    ...(order.bypassed === true ? { bypassed: true } : {}),
  });
}

/** Where the task may go from here, by whom, and what is open for each. */
export function waysFrom(
  draft: Draft,
  task: Task,
): readonly {
  readonly to: StateName;
  readonly by: readonly OrderRole[];
  readonly open: readonly GuardName[];
}[] {
  return stateNames.flatMap((to) => {
    const rule = ruleFor(draft, task, to);
    return rule === null ? [] : [{ to, by: rule.by, open: openGuards(draft, task, rule) }];
  });
}

function noSuchTransition(draft: Draft, task: Task, to: StateName): Refusal {
  const roles = rolesOfActor(draft, task);
  const ways = waysFrom(draft, task);
  return refuse("no-such-transition", {
    from: task.state,
    to,
    ways: ways.map((way) => way.to),
    yours: ways.filter(({ by }) => by.some((role) => roles.has(role))).map((way) => way.to),
  });
}

function openGuards(draft: Draft, task: Task, rule: TransitionRule): readonly GuardName[] {
  return rule.when.filter((guard) => !holds(guard, draft, task));
}

function ruleFor(draft: Draft, task: Task, to: StateName): TransitionRule | null {
  const resumes = (task.state === "blocked" || task.state === "escalated") && task.resumeTo === to;
  return (
    draft.configuration.lifecycle.transitions.find(
      (rule) => rule.from === task.state && (rule.to === to || (rule.to === "resume" && resumes)),
    ) ?? null
  );
}
