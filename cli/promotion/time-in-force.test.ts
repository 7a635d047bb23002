import { expect, test } from "vitest";
import { tutti, actorName } from "../../src/domain/actor.ts";
import type { Mode } from "../../src/domain/organization/schema.ts";
import { at, orchestra, repository, stateOf } from "../../test/support/domain-story.ts";
import type { RecordedEvent } from "../../src/usecases/read-events.ts";
import { timeInForce } from "./time-in-force.ts";

function accepted(minute: number, mode: Mode): RecordedEvent {
  const resolved = stateOf({ ...orchestra, mode }).frame.configuration?.resolved;
  if (resolved === undefined) throw new Error("there is no configuration");
  const stamp = { at: at(minute), by: actorName(tutti) };
  const type = "ConfigurationAccepted";
  return { seq: minute, event: { ...stamp, type, commit: null, digest: `${minute}`, resolved } };
}

const since = at(60);

test.each([
  ["never: another one all the time", [accepted(0, "observe")], "never"],
  ["never: it was left before", [accepted(0, "enforce"), accepted(30, "observe")], "never"],
  ["partly: it came in between", [accepted(0, "observe"), accepted(90, "enforce")], "partly"],
  ["partly: it was left in between", [accepted(0, "enforce"), accepted(90, "advise")], "partly"],
  ["throughout: since before", [accepted(0, "observe"), accepted(30, "enforce")], "throughout"],
  ["throughout: from the beginning on, which was later", [accepted(90, "enforce")], "throughout"],
] as const)("%s", (_what, events, expected) => {
  expect(timeInForce("enforce", events, { repository, since })).toBe(expected);
});
