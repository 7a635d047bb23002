// What `/help` and the docs say of who may give a command, against the tables that decide it.
import { expect, test } from "vitest";
import { type CommandGiver, commandTable } from "../../src/domain/comment-commands/command-table.ts";
import { rolesFor } from "../../src/domain/decisions/authorization.ts";
import type { StateName } from "../../src/domain/task/schema.ts";
import { shippedDefaults } from "../support/configuration.ts";

const { transitions } = shippedDefaults.lifecycle;

/** Everybody who may order a transition that a command can stand for, but the rules themselves. */
function ordering(from: StateName | "any", to: string): readonly string[] {
  const roles = transitions
    .filter((each) => each.to === to && (from === "any" || each.from === from))
    .flatMap(({ by }) => by)
    .filter((role) => role !== "tutti");
  return [...new Set(roles)].toSorted();
}

const people = (who: readonly CommandGiver[]): readonly string[] =>
  who.filter((giver) => giver !== "agent").toSorted();

test.each([
  ["track", "OpenTask"],
  ["untrack", "UntrackTask"],
  ["tier", "OverrideTier"],
  ["priority", "PrioritizeTask"],
  ["estimate", "EstimateTask"],
  ["accept", "AcceptAssignment"],
  ["decline", "DeclineAssignment"],
  ["ack", "AcknowledgeEscalation"],
  ["override", "OverrideGate"],
  ["pause", "PauseTask"],
  ["resume", "ResumeTask"],
  ["retry", "RetryDeliveries"],
] as const)("/%s names everybody whom the rules let give it", (name, type) => {
  const allowed = rolesFor(type)
    ?.filter((role) => role !== "tutti")
    .toSorted();
  expect(people(commandTable[name].who)).toEqual(allowed);
});

test.each([
  ["start", ordering("assigned", "in-progress")],
  ["block", ordering("any", "blocked")],
  ["escalate", ordering("any", "escalated")],
  [
    "unblock",
    [...new Set([...ordering("blocked", "resume"), ...ordering("escalated", "resume")])].toSorted(),
  ],
  ["ready", ordering("in-progress", "under-review")],
] as const)("/%s names everybody whom the lifecycle lets", (name, allowed) => {
  expect(allowed.length).toBeGreaterThan(1);
  expect(people(commandTable[name].who)).toEqual(allowed);
});
