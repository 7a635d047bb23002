import type { CommandName } from "../comment-commands/comment-command.ts";
import type { Command, TaskCommand } from "../commands.ts";
import { tiers, type Task } from "../task/schema.ts";
import { authorize } from "./authorization.ts";
import type { Draft } from "./draft.ts";
import { handle } from "./handle.ts";

/**
 * The other commands on a task that its rules would carry out for the draft's actor now. Each is tried and dropped, so that what
 * is said to be allowed is.
 */
export function ordersAllowed(draft: Draft, task: Task, refused: Command["type"]): readonly CommandName[] {
  if (draft.actor.kind === "tutti" || !task.tracked) return [];
  const others = trials(draft, task).filter(([, { type }]) => type !== refused);
  const allowed = others.filter(([, command]) => {
    const part = draft.branch();
    return (authorize(part, command, task) ?? handle(part, command)) === null;
  });
  return [...new Set(allowed.map(([name]) => name))];
}

type Trial = readonly [CommandName, Exclude<TaskCommand, { type: "OpenTask" }>];

function trials(draft: Draft, { id, tier, priority, assignee }: Task): readonly Trial[] {
  const { organization } = draft.configuration;
  const member = draft.actor.kind === "tutti" ? null : draft.actor.member;
  const order = { at: draft.at, by: draft.actor, cause: null, text: "", place: null, task: id } as const;
  const others = organization.members.map((each) => each.id).filter((each) => each !== assignee);
  const owner = member ?? organization.members[0]?.id;
  return [
    ...[...new Set([member, others[0]])].flatMap((whom): readonly Trial[] =>
      whom === null || whom === undefined || whom === assignee
        ? []
        : [["assign", { ...order, type: "AssignTask", assignee: whom }]],
    ),
    ["accept", { ...order, type: "AcceptAssignment" }],
    ["decline", { ...order, type: "DeclineAssignment", reason: "" }],
    ["start", { ...order, type: "StartTask" }],
    ["ready", { ...order, type: "RequestReview" }],
    ...(owner === undefined
      ? []
      : ([
          [
            "block",
            { ...order, type: "BlockTask", blocker: { kind: "action", reason: "", owner, action: "" } },
          ],
        ] as const)),
    ["unblock", { ...order, type: "UnblockTask" }],
    ["escalate", { ...order, type: "EscalateTask", reason: "" }],
    ["ack", { ...order, type: "AcknowledgeEscalation" }],
    ["estimate", { ...order, type: "EstimateTask", hours: 1 }],
    ["tier", { ...order, type: "OverrideTier", tier: tiers.find((each) => each !== tier) ?? 1 }],
    ["priority", { ...order, type: "PrioritizeTask", priority: priority === null ? "P3" : null }],
    ["untrack", { ...order, type: "UntrackTask" }],
    ["pause", { ...order, type: "PauseTask", until: null }],
    ["resume", { ...order, type: "ResumeTask" }],
  ];
}
