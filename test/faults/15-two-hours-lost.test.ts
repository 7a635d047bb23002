// Fault 15: all that GitHub says in two hours is lost; one sweep brings everything to where it would have been. What was
// shown only for a while is not made up for, and a command that nothing is left to do for is answered so.
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { headKey } from "../../sandbox/state/github-state.ts";
import { type DayStep, liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { expectOrder } from "./judge.ts";

/** Ten minutes a step. */
const twoHours = 12;

let calm: readonly object[];

beforeAll(async () => {
  const standing: object[] = [];
  const stage = await setStage({ configuration: orchestraConfiguration });
  await liveTheDay(stage, async () => {
    await stage.settle();
    standing.push(standingOf(stage));
  });
  await stage.stop();
  calm = standing;
});

/** Where everything stands: issues, pull requests with the latest of each check, and comments that were answered. */
function standingOf({ sandbox, seeded, app }: Stage): object {
  const { state } = sandbox;
  const issues = state.issues.by("repository", seeded.repositoryId).map((issue) => ({
    number: issue.number,
    state: issue.state,
    labels: issue.labelIds.map((id) => state.labels.at(id).name).toSorted(),
    assignees: issue.assigneeIds.map((id) => state.accounts.at(id).login).toSorted(),
    answered: state.comments
      .by("issue", issue.id)
      .filter(({ authorId }) => authorId !== app.botId)
      .map(({ id }) => state.reactions.by("subject", `issue-comment/${String(id)}`).length),
  }));
  const pullRequests = state.pullRequests.by("repository", seeded.repositoryId).map((pull) => ({
    number: pull.number,
    merged: pull.mergedAt !== null,
    asked: pull.requestedReviewerIds.map((id) => state.accounts.at(id).login).toSorted(),
    checks: pull.mergedAt === null ? checksAt(pull.headSha) : {},
  }));
  return { issues, pullRequests };

  function checksAt(head: string): object {
    const runs = state.checkRuns.by("head", headKey(seeded.repositoryId, head));
    const ours = runs.filter(({ appId }) => appId === app.id);
    return Object.fromEntries(ours.map(({ name, conclusion, output }) => [name, [conclusion, output.title]]));
  }
}

/** Lives until the two hours are over; what was said in them is gone. */
async function sleepThrough(stage: Stage, first: number): Promise<void> {
  const follow = async (_step: DayStep, place: number): Promise<void> => {
    if (place < first) await stage.settle();
    else stage.takeWebhooks();
  };
  await stage.sweep();
  await liveTheDay(stage, follow, scriptedDay.slice(0, first + twoHours));
}

test.each(Array.from({ length: scriptedDay.length - twoHours + 1 }, (_, first) => first))(
  "two hours from step %i on",
  async (first) => {
    const stage = await setStage({ configuration: orchestraConfiguration });
    onTestFinished(stage.stop);
    await sleepThrough(stage, first);
    await stage.sweep();
    expect(standingOf(stage)).toEqual(calm[first + twoHours - 1]);
    await expectOrder(stage);
  },
);
