// Who is told that something is for others to order, and what is theirs instead.
import { describe, expect, it, test } from "vitest";
import type { Command } from "../../src/domain/commands.ts";
import type { CommandName } from "../../src/domain/comment-commands/comment-command.ts";
import { decide } from "../../src/domain/decide.ts";
import { rolesFor } from "../../src/domain/decisions/authorization.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { RefusalFacts } from "../../src/domain/refusal.ts";
import { stateNames } from "../../src/domain/task/schema.ts";
import { taskCard } from "../../src/messages/card.ts";
import { refusalText } from "../../src/messages/refusal-text.ts";
import { at, member, order, taskId, taskOf, when } from "../support/domain-story.ts";
import { type Somebody, actorOf, ensemble, everybody, taskInState } from "../support/every-role.ts";

const task = taskId("task");

function given(who: Somebody, minutes = 1) {
  return { ...order("tutti", minutes, `by-${who}-${minutes}`), by: actorOf(who), task } as const;
}

function refusalOf(state: OrganizationState, command: Command) {
  const refused = decide(state, command).find((event) => event.type === "CommandRefused");
  return refused?.type === "CommandRefused" ? refused : null;
}

const setTier = (who: Somebody): Command => ({ type: "OverrideTier", ...given(who), tier: 3 });

describe("a refusal of authority", () => {
  it("names whom one can ask, those nearest to the task first, and what one can give oneself", () => {
    const refused = refusalOf(taskInState("in-progress"), setTier("viola"));
    expect(refused?.facts).toEqual({
      needed: ["domain-lead"],
      who: ["violin", "conductor", "director"],
      allowed: ["accept", "decline", "block", "escalate", "estimate"],
    });
    expect(refused === null ? "" : refusalText(refused)).toBe(
      "That is for the domain lead or above to order. Ask `violin`, `conductor` or `director` to give the command. You can give here now: `/accept`, `/decline`, `/block`, `/escalate` and `/estimate`.",
    );
  });

  it("names the assignee first where the assignee may", () => {
    const start: Command = { type: "StartTask", ...given("cello") };
    expect(refusalOf(taskInState("assigned"), start)?.facts["who"]).toEqual([
      "viola",
      "violin",
      "conductor",
      "director",
    ]);
  });

  it("does not name who is away, as long as somebody else is there", () => {
    const state = taskInState("in-progress");
    const away = { ...given("director"), member: member("violin"), until: null };
    const later = when(state, { type: "PauseMember", ...away }).after;
    const refused = refusalOf(later, { type: "OverrideTier", ...given("viola", 2), tier: 3 });
    expect(refused?.facts["who"]).toEqual(["conductor", "director"]);
  });

  it("sends an agent to the human who answers for it", () => {
    const refused = refusalOf(taskInState("in-progress"), setTier("robot"));
    expect(refused?.facts).toMatchObject({ needed: ["human"], who: ["cello"], allowed: [] });
    expect(refused === null ? "" : refusalText(refused)).toContain("Ask `cello` to give the command.");
  });

  it("tells who has no say here where to look instead", () => {
    const refused = refusalOf(taskInState("in-progress"), setTier("passer-by"));
    expect(refused === null ? "" : refusalText(refused)).toContain(
      "You can order nothing here now; `/why` tells what the task waits for.",
    );
  });

  it("mentions nobody, however many there are to ask", () => {
    const who = ["a", "b", "c", "d", "e", "f"];
    const said = refusalText({ code: "not-allowed", facts: { needed: ["domain-lead"], who, allowed: [] } });
    expect(said).toContain("Ask `a`, `b`, `c`, `d` or one of 2 more to give the command.");
    expect(said).not.toContain("@");
  });
});

/** The commands that a refusal may point to, as their givers would give them. */
const carriedOut: Partial<Record<CommandName, (who: Somebody) => Command>> = {
  accept: (who) => ({ type: "AcceptAssignment", ...given(who) }),
  decline: (who) => ({ type: "DeclineAssignment", ...given(who), reason: "away" }),
  start: (who) => ({ type: "StartTask", ...given(who) }),
  ready: (who) => ({ type: "RequestReview", ...given(who) }),
  block: (who) => ({
    type: "BlockTask",
    ...given(who),
    blocker: { kind: "action", reason: "no bow", owner: member("violin"), action: "buys one" },
  }),
  unblock: (who) => ({ type: "UnblockTask", ...given(who) }),
  escalate: (who) => ({ type: "EscalateTask", ...given(who), reason: "stuck" }),
  ack: (who) => ({ type: "AcknowledgeEscalation", ...given(who) }),
  estimate: (who) => ({ type: "EstimateTask", ...given(who), hours: 3 }),
  untrack: (who) => ({ type: "UntrackTask", ...given(who) }),
};

test.each(stateNames)("what it says to be allowed is, for everybody, of a task that is %s", (name) => {
  const pointed = everybody.flatMap((who) => {
    const state = taskInState(name);
    const allowed: RefusalFacts[string] = refusalOf(state, setTier(who))?.facts["allowed"] ?? [];
    const names = Object.entries(carriedOut).filter(
      ([each]) => Array.isArray(allowed) && allowed.includes(each),
    );
    return names.map(([, command]) => command(who)).map((command) => when(state, command).refusal);
  });
  expect(pointed.filter((refusal) => refusal !== null)).toEqual([]);
  if (name !== "completed") expect(pointed.length).toBeGreaterThan(2);
});

test("the card names all who may confirm an emergency", () => {
  const state = taskInState("in-progress");
  state.apply({
    type: "TaskRouted",
    at: at(1),
    by: "tutti",
    task,
    tier: 2,
    domains: [],
    priority: "P0",
    reasons: [],
  });
  expect(rolesFor("PrioritizeTask")).toEqual(["domain-lead", "planner"]);
  expect(taskCard(state, ensemble, taskOf(state), "enforce")).toContain(
    "only once the domain lead or above or the planner confirms it with `/priority P0`",
  );
});
