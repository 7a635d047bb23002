// Given events, when a command, then events or a refusal: the core without a clock, a file, or a network.
import { type Actor, type Permission, tutti } from "../../src/domain/actor.ts";
import type { Command } from "../../src/domain/commands.ts";
import { Configuration } from "../../src/domain/configuration.ts";
import { decide } from "../../src/domain/decide.ts";
import type { Event, EventOf } from "../../src/domain/events.ts";
import { AccountId, Cause, DomainId, MemberId, RepositoryId, TaskId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import { OrganizationState } from "../../src/domain/organization-state.ts";
import type { StateName, Task } from "../../src/domain/task/schema.ts";
import { Timestamp } from "../../src/domain/timestamp.ts";
import { shippedDefaults } from "./configuration.ts";
import { organizationOf } from "./organization.ts";

export const repository = RepositoryId.parse(7);
/** Another repository of the same home. */
export const choir = RepositoryId.parse(8);
const strings = DomainId.parse("strings");

/** A conductor who leads all, a lead and two members in strings, a lead in brass, an agent that the viola answers for. */
export const orchestra = organizationOf({
  members: {
    conductor: { accounts: [1] },
    violin: { accounts: [2], domain: "strings" },
    viola: { accounts: [3], domain: "strings" },
    cello: { accounts: [4], domain: "strings" },
    horn: { accounts: [5], domain: "brass" },
    robot: { accounts: [6], domain: "strings", kind: "agent", accountable: "viola" },
  },
  domains: { strings: { lead: "violin" }, brass: { lead: "horn" } },
  roles: { "engineering-manager": ["conductor"], "tech-lead": ["conductor"] },
});

export function member(id: string): MemberId {
  return MemberId.parse(id);
}

export function taskId(name: string): TaskId {
  return TaskId.parse(name);
}

export function at(minutes: number): Timestamp {
  return Timestamp.parse(new Date(Date.UTC(2026, 2, 2, 8) + minutes * 60_000).toISOString());
}

const accounts: Readonly<Record<string, number>> = {
  conductor: 1,
  violin: 2,
  viola: 3,
  cello: 4,
  horn: 5,
  robot: 6,
};

/** Somebody of the orchestra; any other name is a passer-by who may read. */
export function by(name: string, permission: Permission = name in accounts ? "write" : "read"): Actor {
  if (name === "tutti") return tutti;
  const account = accounts[name];
  return {
    kind: "account",
    account: AccountId.parse(account ?? 99),
    login: name,
    bot: name === "robot",
    member: account === undefined ? null : member(name),
    permission,
  };
}

function configurationOf(organization: Organization): Configuration {
  const { lifecycle, routing } = shippedDefaults;
  return Configuration.parse({
    organization: {
      ...organization,
      repositories: [
        { id: repository, fullName: "orchestra/score" },
        { id: choir, fullName: "orchestra/choir" },
      ],
    },
    lifecycle,
    routing,
  });
}

export function stateOf(organization: Organization, events: readonly Event[] = []): OrganizationState {
  const state = OrganizationState.empty();
  const accepted: EventOf<"ConfigurationAccepted"> = {
    type: "ConfigurationAccepted",
    at: at(0),
    by: "tutti",
    commit: null,
    digest: "1",
    resolved: configurationOf(organization),
  };
  for (const event of [accepted, ...events]) state.apply(event);
  return state;
}

/** What carries a command: who, when, from which cause. */
export function order(name: string, minutes: number, cause = `${name}-${minutes}`) {
  return { at: at(minutes), by: by(name), cause: Cause.parse(cause), text: "", place: null } as const;
}

/** A task of strings, tier 2, that the viola has, moved straight into a state. */
export function taskIn(state: StateName, name = "task", number = 1): readonly Event[] {
  const task = taskId(name);
  const stamp = { at: at(0), by: "tutti", task };
  const opened: Event[] = [
    {
      type: "TaskOpened",
      ...stamp,
      repository,
      number,
      kind: "tactical",
      title: "Play",
      author: AccountId.parse(50),
      parent: null,
      issueOpen: true,
    },
    { type: "TaskRouted", ...stamp, tier: 2, domains: [strings], priority: "P1", reasons: [] },
    { type: "TaskAssigned", ...stamp, assignee: member("viola"), accepted: true },
  ];
  if (state === "blocked") {
    const blocker = { kind: "action", reason: "no bow", owner: member("violin"), action: "buy one" } as const;
    opened.push({ type: "TaskBlocked", ...stamp, blocker });
  }
  if (state === "escalated") {
    opened.push({ type: "TaskEscalated", ...stamp, to: member("conductor"), level: 1, reason: "stuck" });
  }
  if (state !== "pending") {
    opened.push({ type: "TaskMoved", ...stamp, from: "pending", to: state, on: "test", clock: null });
  }
  return opened;
}

export type Told = {
  readonly events: readonly Event[];
  readonly after: OrganizationState;
  readonly refusal: string | null;
};

/** Decides a command and shows the state after it. */
export function when(state: OrganizationState, command: Command): Told {
  const events = decide(state, command);
  const after = state.fork();
  for (const event of events) after.apply(event);
  const refused = events.find((event) => event.type === "CommandRefused");
  return { events, after, refusal: refused?.type === "CommandRefused" ? refused.code : null };
}

export function taskOf(state: OrganizationState, name = "task"): Task {
  const task = state.tasks.get(taskId(name));
  if (task === undefined) throw new Error(`no task ${name}`);
  return task;
}
