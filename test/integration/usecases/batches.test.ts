// From hints to the ledger and to what people see, whatever happens in between.
import { describe, expect, test } from "vitest";
import { ForgeUnavailable } from "../../../src/ports/forge.ts";
import type { Ledger } from "../../../src/ports/ledger.ts";
import { stateVersion } from "../../../src/domain/checkpoint.ts";
import { CommitContention } from "../../../src/usecases/commit.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { ourselves } from "../../support/fake-forge.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

const cardMarker = "<!-- tutti:card -->";

async function eventTypes(team: FakeTeam): Promise<readonly string[]> {
  const opened = await team.otherLedger().open(stateVersion);
  if (opened.outcome !== "opened") throw new Error(`the ledger is ${opened.outcome}`);
  return opened.events.map(({ type }) => type);
}

function count(types: readonly string[], type: string): number {
  return types.filter((each) => each === type).length;
}

function ownComments(team: FakeTeam, number: number): readonly string[] {
  return team.github
    .commentsOn(home1.id, number)
    .filter(({ facts }) => facts.author.id === 900)
    .map(({ facts }) => facts.body);
}

describe("somebody else wrote first", () => {
  test("their events count, and what they already decided is not decided again", async () => {
    const team = fakeTeam();
    const slow = await team.open();
    await processHints(slow, [team.people.opensIssue("grace-g", 1)]);
    const quick = await team.open({ ledger: team.otherLedger() });
    const said = team.people.says("bob-g", 1, "/assign @bob-g");
    await processHints(quick, [said]);

    const processed = await processHints(slow, [said]);

    expect(processed).toMatchObject({ outcome: "processed", events: [] });
    expect(count(await eventTypes(team), "TaskAssigned")).toBe(1);
    expect(slow.position).toEqual(quick.position);
  });

  test("a command is judged by the state that they left", async () => {
    const team = fakeTeam();
    const slow = await team.open();
    await processHints(slow, [team.people.opensIssue("grace-g", 1)]);
    const quick = await team.open({ ledger: team.otherLedger() });
    await processHints(quick, [team.people.says("ada-g", 1, "/assign @bob-g")]);

    const processed = await processHints(slow, [team.people.says("cy-g", 1, "/start")]);

    expect(processed).toMatchObject({
      events: [expect.objectContaining({ type: "CommandRefused", by: "cy", code: "not-allowed" })],
    });
  });

  test("somebody who always writes first is given up on for now, with nothing written by us", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1)]);
    const before = await eventTypes(team);
    const append: Ledger["append"] = async (_batch, position) => ({
      outcome: "conflict",
      position,
      events: [],
      problems: [],
    });
    const unlucky = { ...home, ledger: { ...home.ledger, append } };

    const attempt = processHints(unlucky, [team.people.says("bob-g", 1, "/assign @bob-g")]);

    await expect(attempt).rejects.toThrow(CommitContention);
    expect(await eventTypes(team)).toEqual(before);
  });
});

describe("a hint whose decision throws", () => {
  test("fails alone; the others of its batch are decided, committed and shown", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1), team.people.opensIssue("grace-g", 2)]);
    const { digest } = team.services;
    const brittle = {
      ...home,
      digest: (text: string) => {
        if (text.includes("poison")) throw new Error("a defect");
        return digest(text);
      },
    };
    const bad = team.people.says("ada-g", 1, "/escalate poison");
    const good = team.people.says("ada-g", 2, "/assign @bob-g");

    const processed = await processHints(brittle, [bad, good]);

    if (processed.outcome !== "processed") throw new Error(processed.outcome);
    expect([...processed.poisoned.keys()]).toEqual([bad]);
    expect(count(await eventTypes(team), "TaskAssigned")).toBe(1);
    expect(team.github.issueAt(home1.id, 2).facts.labels).toContain("state/assigned");
    expect(team.github.issueAt(home1.id, 1).facts.labels).toContain("state/pending");
  });
});

describe("a crash between the commit and the views", () => {
  test("decides nothing twice, and the views come with the same delivery", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1)]);
    const said = team.people.says("ada-g", 1, "/assign @bob-g\n/status");
    team.forge.broken.set("apply", new ForgeUnavailable("down", null));
    await expect(processHints(home, [said])).rejects.toThrow(ForgeUnavailable);
    expect(team.github.issueAt(home1.id, 1).facts.labels).toContain("state/pending");
    team.forge.broken.clear();
    const before = await eventTypes(team);

    const restarted = await team.open();
    const processed = await processHints(restarted, [said]);

    expect(processed).toMatchObject({ outcome: "processed", events: [] });
    expect(await eventTypes(team)).toEqual(before);
    expect(team.github.issueAt(home1.id, 1).facts.labels).toContain("state/assigned");
    expect(team.github.reactions).toEqual([{ subject: said.comment.id, content: "thumbs-up" }]);
    expect(ownComments(team, 1).filter((body) => body.includes("**Assigned**"))).toHaveLength(1);
  });

  test("an approval by command is not judged again on the pull request that it was given for", async () => {
    const team = fakeTeam();
    const home = await team.open();
    const { people } = team;
    await processHints(home, [people.opensIssue("grace-g", 1)]);
    const issue = team.github.issueAt(home1.id, 1).facts;
    const links = [{ task: issue.id, source: "closing-keyword" as const }];
    await processHints(home, [people.opensPullRequest("bob-g", 2, { links })]);
    const said = people.says("cy-g", 1, "/approve peer");
    await processHints(home, [said]);
    await processHints(home, [people.changesPullRequest("bob-g", 2, { status: "merged" })]);
    const before = await eventTypes(team);

    await processHints(await team.open(), [said]);

    expect(await eventTypes(team)).toEqual(before);
    expect(team.github.reactions).not.toContainEqual({ subject: said.comment.id, content: "confused" });
  });
});

describe("what is said", () => {
  test("an answer is given once, and the same hint again edits nothing new into being", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1)]);
    const said = team.people.says("eve-g", 1, "/help");
    await processHints(home, [said]);
    await processHints(home, [said]);
    await processHints(await team.open(), [said]);

    expect(ownComments(team, 1)).toHaveLength(2);
  });

  test("refusals share one reply on an issue, which tells of the last first", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1)]);
    await processHints(home, [team.people.says("bob-g", 1, "/tier 3")]);
    await processHints(home, [team.people.says("bob-g", 1, "/unblock")]);

    const replies = ownComments(team, 1).filter((body) => !body.includes(cardMarker));
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain("`/unblock`");
    expect(replies[0]).toMatch(/^`\/unblock`[^]*<summary>[^]*`\/tier 3`/);
  });

  test("there is one card, edited in place, and put right when somebody changed it", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1)]);
    const [card] = team.github.commentsOn(home1.id, 1);
    if (card === undefined) throw new Error("there is no card");
    const wanted = card.facts.body;
    const edit = team.people.edits("mia-g", card.facts.id, `${cardMarker}\nall is well`);

    await processHints(home, [edit]);

    expect(ownComments(team, 1)).toEqual([wanted]);
  });

  test("of two cards the next process that looks keeps the oldest, and what somebody else wrote", async () => {
    const team = fakeTeam();
    const { people, github } = team;
    await processHints(await team.open(), [people.opensIssue("grace-g", 1)]);
    const [oldest] = github.commentsOn(home1.id, 1);
    if (oldest === undefined) throw new Error("there is no card");
    const place = { repository: home1.id, number: 1, onPullRequest: false };
    github.addComment(ourselves, place, `an older state\n${cardMarker}`);
    const said = people.says("eve-g", 1, `${cardMarker} quoted`);

    await processHints(await team.open(), [said]);

    expect(github.commentsOn(home1.id, 1).map(({ facts }) => facts.id)).toEqual([
      oldest.facts.id,
      said.comment.id,
    ]);
  });

  test("a card that was deleted comes back", async () => {
    const team = fakeTeam();
    const home = await team.open();
    const opened = team.people.opensIssue("grace-g", 1);
    await processHints(home, [opened]);
    const before = ownComments(team, 1);
    for (const { facts } of team.github.commentsOn(home1.id, 1)) team.github.comments.delete(facts.id);

    await processHints(home, [{ ...opened, change: "comment-deleted" }]);

    expect(ownComments(team, 1)).toEqual(before);
  });
});

describe("a view that cannot be written now", () => {
  test("leaves what was decided in the ledger, and says when to come back", async () => {
    const team = fakeTeam();
    const home = await team.open();
    team.forge.unwritable = { outcome: "unavailable", reason: "a budget is spent", retryAt: 42 };

    const processed = await processHints(home, [team.people.opensIssue("grace-g", 1)]);

    expect(processed).toMatchObject({ unavailable: { reason: "a budget is spent", retryAt: 42 } });
    expect(count(await eventTypes(team), "TaskOpened")).toBe(1);
  });
});

describe("what is no order until somebody else of the batch has changed the state", () => {
  test("is judged by the rights of whoever gave it", async () => {
    const team = fakeTeam();
    const home = await team.open();
    const { people } = team;
    await processHints(home, [people.opensIssue("grace-g", 1)]);
    await processHints(home, [people.says("ada-g", 1, "/assign @bob-g")]);
    await processHints(home, [people.says("bob-g", 1, "/start")]);

    const blocked = people.says("bob-g", 1, "/block no bow @ada: buys one");
    const resumed = people.labels("ada-g", 1, "state/in-progress");
    const processed = await processHints(home, [blocked, resumed]);

    expect(processed).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({ type: "TaskMoved", to: "blocked" }),
        expect.objectContaining({ type: "TaskMoved", by: "ada", to: "in-progress" }),
      ]),
    });
  });
});
