// Somebody of every role, and what each may be to one task that the viola has.
import type { Actor } from "../../src/domain/actor.ts";
import type { Event } from "../../src/domain/events.ts";
import { AccountId, DomainId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { Clock, StateName } from "../../src/domain/task/schema.ts";
import { at, member, repository, stateOf, taskId } from "./domain-story.ts";
import { organizationOf } from "./organization.ts";

/** In their order: the engineering manager, the tech lead, the lead, the assignee, a peer, the lead of another domain. */
export const everybody = [
  "director",
  "conductor",
  "violin",
  "viola",
  "cello",
  "horn",
  "robot",
  "author",
  "maintainer",
  "passer-by",
] as const;
export type Somebody = (typeof everybody)[number];

const accounts = {
  director: 1,
  conductor: 2,
  violin: 3,
  viola: 4,
  cello: 5,
  horn: 6,
  robot: 7,
  author: 50,
  maintainer: 51,
  "passer-by": 99,
} as const satisfies Record<Somebody, number>;

export const ensemble: Organization = organizationOf({
  members: {
    director: { accounts: [accounts.director] },
    conductor: { accounts: [accounts.conductor] },
    violin: { accounts: [accounts.violin], domain: "strings" },
    viola: { accounts: [accounts.viola], domain: "strings" },
    cello: { accounts: [accounts.cello], domain: "strings" },
    horn: { accounts: [accounts.horn], domain: "brass" },
    robot: { accounts: [accounts.robot], domain: "strings", kind: "agent", accountable: "cello" },
  },
  domains: { strings: { lead: "violin" }, brass: { lead: "horn" } },
  roles: { "engineering-manager": ["director"], "tech-lead": ["conductor"] },
});

export function actorOf(who: Somebody): Actor {
  const isMember = !["author", "maintainer", "passer-by"].includes(who);
  return {
    kind: "account",
    account: AccountId.parse(accounts[who]),
    login: who,
    bot: who === "robot",
    member: isMember ? member(who) : null,
    permission: who === "maintainer" ? "maintain" : isMember && who !== "robot" ? "write" : "read",
  };
}

/** A deadline that has passed once, the next one far away. */
const breached: Clock = {
  owner: member("viola"),
  startedAt: at(0),
  target: 1,
  warnAt: at(0),
  breachAt: [at(0), at(100_000)],
  level: 1,
  warned: true,
};

/** A task of tier 2 that the viola was given, in a state that it came to from being in progress. */
export function taskInState(state: StateName, organization: Organization = ensemble): OrganizationState {
  const stamp = { at: at(0), by: "tutti", task: taskId("task") };
  const blocker = { kind: "action", reason: "no bow", owner: member("violin"), action: "buys one" } as const;
  const events: readonly Event[] = [
    {
      type: "TaskOpened",
      ...stamp,
      repository,
      number: 1,
      kind: "tactical",
      title: "Play",
      author: AccountId.parse(accounts.author),
      parent: null,
      issueOpen: true,
    },
    {
      type: "TaskRouted",
      ...stamp,
      tier: 2,
      domains: [DomainId.parse("strings")],
      priority: "P1",
      reasons: [],
    },
    { type: "TaskAssigned", ...stamp, assignee: member("viola"), accepted: false },
    { type: "TaskMoved", ...stamp, from: "pending", to: "in-progress", on: "test", clock: breached },
    ...(state === "blocked" ? ([{ type: "TaskBlocked", ...stamp, blocker }] as const) : []),
    ...(state === "escalated"
      ? ([{ type: "TaskEscalated", ...stamp, to: member("conductor"), level: 1, reason: "stuck" }] as const)
      : []),
    {
      type: "TaskMoved",
      ...stamp,
      from: "in-progress",
      to: state,
      on: "test",
      ...(state === "completed" ? { resolution: "done" as const } : {}),
      clock: state === "completed" ? null : breached,
    },
  ];
  return stateOf(organization, events);
}
