// What the ledger says of a day, step by step: its events in order, each batch of them sound.
import { expect, onTestFinished, test } from "vitest";
import { eventsOf } from "../faults/commands-on-record.ts";
import { type DayStep, liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { setStage } from "../support/stage.ts";

test("every step leaves its events, in order, in a ledger that is sound", async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  let known = (await eventsOf(stage)).length;
  const told: Record<string, readonly string[]> = {};
  const live = scriptedDay.slice(
    0,
    scriptedDay.findIndex(({ name }) => name === "revert proposed"),
  );
  const follow = async ({ name }: DayStep): Promise<void> => {
    await stage.settle();
    const events = await eventsOf(stage);
    told[name] = events
      .slice(known)
      .map((event) => (event.type === "TaskMoved" ? `to ${event.to}` : event.type));
    known = events.length;
    expect(await (await stage.home()).ledger.verify()).toMatchObject({ problems: [], events: known });
  };
  await liveTheDay(stage, follow, live);
  expect(told).toMatchInlineSnapshot(`
    {
      "accepted and estimated": [
        "AssignmentAccepted",
        "CommandAccepted",
        "TaskEstimated",
        "CommandAccepted",
      ],
      "asked why": [
        "CommandAccepted",
      ],
      "assigned": [
        "TaskAssigned",
        "to assigned",
        "CommandAccepted",
      ],
      "blocked": [
        "TaskBlocked",
        "to blocked",
        "CommandAccepted",
      ],
      "branch pushed": [
        "to in-progress",
      ],
      "changes asked": [
        "ReviewRecorded",
        "ReworkRequested",
        "to in-progress",
      ],
      "criterion ticked": [
        "TaskDescribed",
      ],
      "domain approved": [
        "ReviewRecorded",
      ],
      "draft proposed": [
        "PullRequestOpened",
        "PullRequestLinked",
      ],
      "fixed": [
        "HeadPushed",
      ],
      "labelled completed in vain": [
        "CommandRefused",
      ],
      "merged": [
        "PullRequestChanged",
        "to completed",
        "IssueClosed",
      ],
      "opened": [
        "TaskOpened",
        "TaskDescribed",
        "TaskRouted",
        "ClockSet",
        "to in-planning",
      ],
      "peer approved": [
        "ReviewRecorded",
        "to domain-review",
      ],
      "ready": [
        "ReviewRequested",
        "PullRequestChanged",
        "to under-review",
      ],
      "ready again": [
        "ReviewRequested",
        "to under-review",
        "CommandAccepted",
      ],
      "self-approval tried": [
        "CommandRefused",
      ],
      "unblocked": [
        "to in-progress",
        "CommandAccepted",
      ],
    }
  `);
});
