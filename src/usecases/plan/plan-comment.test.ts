import { describe, expect, test } from "vitest";
import type { Command } from "../../domain/commands.ts";
import { type Planning, planning } from "../../../test/support/planning.ts";

const types = (commands: readonly Command[]): readonly string[] => commands.map(({ type }) => type);

/** Pull request 5 of Bob's for these issues. */
async function withPullRequest(
  { people, does, task }: Planning,
  ...issues: readonly number[]
): Promise<void> {
  const links = issues.map((number) => ({ task: task(number).id, source: "closing-keyword" as const }));
  await does(people.opensPullRequest("bob-g", 5, { links }));
}

describe("the commands of a comment", () => {
  test("come in the order of its lines, with its author and its place", async () => {
    const { people, plan } = await planning();
    const hint = people.says("ada-g", 1, "Please.\n\n/assign @bob-g\n/estimate 90m");
    expect(await plan(hint)).toMatchObject([
      {
        type: "AssignTask",
        assignee: "bob",
        text: "/assign @bob",
        by: { member: "ada", permission: "write" },
      },
      {
        type: "EstimateTask",
        hours: 1.5,
        place: { subject: "issue-1-1", number: 1, comment: hint.comment.id },
      },
    ]);
  });

  test("run once: an edit runs only the lines that are new in it", async () => {
    const { people, plan, does } = await planning();
    const said = people.says("ada-g", 1, "/assign @bob-g\n/estimate 1h");
    await does(said);
    const edited = people.edits("ada-g", said.comment.id, "/estimate 1h\n\nand\n\n/assign @bob-g\n/tier 2");
    expect(types(await plan(edited))).toEqual(["OverrideTier"]);
  });

  test("an equal line once more is one more command", async () => {
    const { people, plan, does } = await planning();
    const said = people.says("ada-g", 1, "/status");
    await does(said);
    expect(types(await plan(people.edits("ada-g", said.comment.id, "/status\n/status")))).toEqual([
      "AskQuestion",
    ]);
  });

  test("that somebody else put into it are refused, those that its author wrote before stay", async () => {
    const { people, plan, does } = await planning();
    const said = people.says("ada-g", 1, "/assign @bob-g");
    await does(said);
    const edited = people.edits("eve-g", said.comment.id, "/assign @bob-g\n/tier 0");
    expect(await plan(edited)).toMatchObject([
      { type: "RejectCommand", code: "edited-by-other", text: "/tier 0" },
    ]);
  });

  test("of a bot that is nobody's are none, and an agent's own account may order", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.says("other[bot]", 1, "/start"))).toEqual([]);
    expect(await plan(people.says("robot-g[bot]", 1, "/start"))).toMatchObject([
      { type: "StartTask", by: { member: "robot", bot: true } },
    ]);
  });

  test("that cannot be read become a refusal with what is wrong", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.says("ada-g", 1, "/asign @bob-g\n/tier many"))).toMatchObject([
      {
        type: "RejectCommand",
        code: "unreadable",
        facts: { problem: "unknown-command", suggestion: "assign" },
      },
      { type: "RejectCommand", code: "unreadable", facts: { problem: "wrong-argument", command: "tier" } },
    ]);
  });
});

describe("members are named", () => {
  test.each(["@bob-g", "@BOB-G", "@bob", "@Bob"])("as %s", async (name) => {
    const { people, plan } = await planning();
    expect(await plan(people.says("ada-g", 1, `/assign ${name}`))).toMatchObject([{ assignee: "bob" }]);
  });

  test("and whoever is none is told so", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.says("ada-g", 1, "/assign @eve-g"))).toMatchObject([
      { type: "RejectCommand", code: "unknown-member", facts: { member: "eve-g" } },
    ]);
  });
});

describe("a moment", () => {
  test("without a zone is meant where its author works", async () => {
    const { people, plan } = await planning();
    expect(await plan(people.says("ada-g", 1, "/pause until 2026-07-01 14:00"))).toMatchObject([
      { type: "PauseTask", until: "2026-07-01T12:00:00.000Z" },
    ]);
    expect(await plan(people.says("eve-g", 1, "/pause until 2026-07-01 14:00"))).toMatchObject([
      { type: "PauseTask", until: "2026-07-01T14:00:00.000Z" },
    ]);
  });
});

describe("what blocks a task", () => {
  test("an issue is one of the same repository unless it says another", async () => {
    const { people, plan } = await planning();
    people.opensIssue("eve-g", 7, { labels: [] });
    expect(await plan(people.says("ada-g", 1, "/block no key on #7"))).toMatchObject([
      {
        type: "BlockTask",
        blocker: { kind: "issue", reason: "no key", repository: "example/home", number: 7 },
      },
    ]);
    expect(await plan(people.says("ada-g", 1, "/block no key on example/web#7"))).toMatchObject([
      { blocker: { repository: "example/web", number: 7 } },
    ]);
  });

  test("an issue is there, and a pull request is none", async () => {
    const home = await planning();
    await withPullRequest(home);
    const missing = (number: number) => ({ type: "RejectCommand", code: "no-such-issue", facts: { number } });
    const said = home.people.says(
      "ada-g",
      1,
      "/block no key on #99\n/block no key on #5\n/block no key on Example/Home#98",
    );
    expect(await home.plan(said)).toMatchObject([missing(99), missing(5), missing(98)]);
  });
});

describe("on an issue that is no task", () => {
  test("a command is refused, a question answered, and `/track` takes it under care", async () => {
    const { people, plan } = await planning();
    people.opensIssue("eve-g", 2, { labels: [] });
    const hint = people.says("ada-g", 2, "/help\n/track");
    expect(await plan(hint)).toMatchObject([
      { type: "AskQuestion", question: "help" },
      { type: "OpenTask", ordered: true, number: 2 },
    ]);
  });
});

describe("on a pull request", () => {
  test("of one task a command is about that task, a review about the pull request", async () => {
    const home = await planning();
    await withPullRequest(home, 1);
    home.people.opensIssue("eve-g", 7, { labels: [] });
    const said = home.people.says("cy-g", 5, "/block no key on #7\n/approve peer");
    expect(await home.plan(said)).toMatchObject([
      { type: "BlockTask", task: "issue-1-1" },
      {
        type: "ReviewLayer",
        pullRequest: "pull-1-5",
        layer: "peer",
        decision: "approved",
        comment: said.comment.id,
      },
    ]);
  });

  test("of several tasks a command has to say which, by where it stands", async () => {
    const home = await planning();
    await home.does(home.people.opensIssue("grace-g", 2));
    await withPullRequest(home, 1, 2);
    expect(await home.plan(home.people.says("ada-g", 5, "/start\n/pause\n/approve peer"))).toMatchObject([
      { type: "RejectCommand", code: "several-tasks", task: null },
      { type: "RejectCommand", code: "several-tasks" },
      { type: "ReviewLayer" },
    ]);
  });

  test("of no task it is said to be linked to none", async () => {
    const home = await planning();
    await withPullRequest(home);
    expect(await home.plan(home.people.says("ada-g", 5, "/ready"))).toMatchObject([
      { type: "RejectCommand", code: "no-task-linked" },
    ]);
  });
});

describe("a review by command on an issue", () => {
  test("is for its one open pull request", async () => {
    const home = await planning();
    await withPullRequest(home, 1);
    expect(await home.plan(home.people.says("ada-g", 1, "/override it burns"))).toMatchObject([
      { type: "OverrideGate", pullRequest: "pull-1-5", reason: "it burns" },
    ]);
  });

  test("needs one, and only one", async () => {
    const home = await planning();
    expect(await home.plan(home.people.says("ada-g", 1, "/approve peer"))).toMatchObject([
      { code: "no-pull-request" },
    ]);
    await withPullRequest(home, 1);
    const links = [{ task: home.task().id, source: "closing-keyword" as const }];
    await home.does(home.people.opensPullRequest("bob-g", 6, { links }));
    expect(await home.plan(home.people.says("ada-g", 1, "/approve peer"))).toMatchObject([
      { code: "several-pull-requests" },
    ]);
  });

  test("that was given stays what it was when the pull request has gone", async () => {
    const home = await planning();
    await withPullRequest(home, 1);
    const said = home.people.says("cy-g", 1, "/approve peer");
    await home.does(said);
    await home.does(home.people.changesPullRequest("bob-g", 5, { status: "closed" }));
    expect(await home.plan(said)).toEqual([]);
  });
});
