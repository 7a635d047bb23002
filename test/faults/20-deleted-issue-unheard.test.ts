// Fault 20: an issue is deleted, and no webhook tells; GitHub's lists do not name it.
import { expect, onTestFinished, test } from "vitest";
import { deleteIssue } from "../../sandbox/operations/remove-issue.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";

const labels = ["kind/instruction", "tier/1", "domain/strings"];

async function twoTasks() {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  for (const title of ["Tune", "Rosin"]) people.open("conductor", title, title, labels);
  await stage.settle();
  return { stage, people };
}

/** Whether each is a task still, by its title. */
async function tracked(stage: Stage): Promise<object> {
  const { state } = await stage.home();
  return Object.fromEntries([...state.tasks.entries()].map(([, task]) => [task.title, task.tracked]));
}

test("a sweep finds it, and the other goes on", async () => {
  const { stage } = await twoTasks();
  const { sandbox, seeded } = stage;
  deleteIssue(
    sandbox.github,
    stage.actor("conductor"),
    issueByNumber(sandbox.state, seeded.repositoryId, 1).id,
  );
  stage.takeWebhooks();
  await stage.sweep();
  expect(await tracked(stage)).toEqual({ Tune: false, Rosin: true });
  const home = await stage.home();
  const { seq } = home.position;
  await stage.sweep();
  expect(home.position.seq, "told again").toBe(seq);
});

const readable = { hasIssuesEnabled: true };

/** GitHub shows no issue of the repository, and answers like this for each by its number. */
function hidden({ sandbox }: Stage, repository: object | null, status: 404 | 410 = 404) {
  const notFound = { type: "NOT_FOUND", message: "Could not resolve to a node" };
  const errors = [0, 1].map((position) => ({ ...notFound, path: ["nodes", position] }));
  const body = { data: { nodes: [null, null], repository0: repository }, errors };
  const over = [
    { operation: "Whereabouts", effect: { kind: "status", status: 200, body } },
    { method: "GET", path: "/issues/[0-9]+$", effect: { kind: "status", status } },
  ] as const;
  const faults = over.map((rule) => sandbox.faults.add({ ...rule, times: null }));
  return {
    shown(): void {
      for (const fault of faults) fault.remove();
    },
  };
}

test("what GitHub does not show for a moment stays; what it does not show again is let go", async () => {
  const { stage } = await twoTasks();
  for (let moment = 0; moment < 2; moment += 1) {
    const { shown } = hidden(stage, readable);
    await stage.sweep();
    shown();
    await stage.sweep();
  }
  expect(await tracked(stage)).toEqual({ Tune: true, Rosin: true });
  hidden(stage, readable);
  await stage.sweep();
  await stage.sweep();
  expect(await tracked(stage)).toEqual({ Tune: false, Rosin: false });
});

test("where the repository itself cannot be read, nothing is let go", async () => {
  const { stage } = await twoTasks();
  hidden(stage, null);
  for (let round = 0; round < 3; round += 1) await stage.sweep();
  expect(await tracked(stage)).toEqual({ Tune: true, Rosin: true });
});

test("while issues are switched off, which GitHub answers as if each were deleted, nothing is let go", async () => {
  const { stage } = await twoTasks();
  const { shown } = hidden(stage, { hasIssuesEnabled: false }, 410);
  for (let round = 0; round < 3; round += 1) await stage.sweep();
  shown();
  await stage.sweep();
  expect(await tracked(stage)).toEqual({ Tune: true, Rosin: true });
});
