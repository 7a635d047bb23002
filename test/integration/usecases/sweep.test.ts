// What no webhook told is found by the sweep, and costs as much as has changed.
import { describe, expect, test } from "vitest";
import { ForgeUnavailable } from "../../../src/ports/forge.ts";
import { HomeHalted } from "../../../src/usecases/home-registry.ts";
import type { Home } from "../../../src/usecases/home.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { gateCheckName } from "../../../src/views/pull-request-view.ts";
import { addressOf, sha } from "../../support/fake-github-state.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

async function sweptTeam(): Promise<{ readonly team: FakeTeam; readonly home: Home }> {
  const team = fakeTeam();
  const home = await team.open();
  await processHints(home, [team.people.opensIssue("grace-g", 1)]);
  team.clock.advance(10 * minute);
  await sweep(home);
  team.clock.advance(10 * minute);
  return { team, home };
}

const labelsOf = (team: FakeTeam, number: number): readonly string[] =>
  team.github.issueAt(home1.id, number).facts.labels;

describe("a sweep finds", () => {
  test("an issue whose opening was never told", async () => {
    const { team, home } = await sweptTeam();
    team.people.opensIssue("grace-g", 2);

    await sweep(home);

    expect(labelsOf(team, 2)).toContain("state/pending");
  });

  test("a label, the sidebar, and a closing by hand", async () => {
    const { team, home } = await sweptTeam();
    team.people.assigns("ada-g", 1, "bob-g");
    await sweep(home);
    expect(labelsOf(team, 1)).toContain("state/assigned");
    team.people.labels("bob-g", 1, "state/in-progress");

    await sweep(home);

    expect(labelsOf(team, 1)).toContain("state/in-progress");
    expect(labelsOf(team, 1)).not.toContain("state/assigned");
  });

  test("a command, and runs it once, even when its webhook comes after all", async () => {
    const { team, home } = await sweptTeam();
    const said = team.people.says("ada-g", 1, "/assign @bob-g");
    await sweep(home);
    expect(labelsOf(team, 1)).toContain("state/assigned");
    const { seq } = home.position;

    expect(await processHints(home, [said])).toMatchObject({ events: [] });
    expect(home.position.seq).toBe(seq);
  });

  test("a command on a pull request that nobody told of either", async () => {
    const { team, home } = await sweptTeam();
    const issue = team.github.issueAt(home1.id, 1).facts;
    team.people.opensPullRequest("bob-g", 5, { links: [{ task: issue.id, source: "closing-keyword" }] });
    team.people.says("cy-g", 5, "/approve peer");

    await sweep(home);

    expect(home.state.pullRequestAt(home1.id, 5)?.reviews).toMatchObject([{ layer: "peer", member: "cy" }]);
  });

  test("an issue that was deleted, among more than are asked for at once", async () => {
    const { team, home } = await sweptTeam();
    const many = Array.from({ length: 120 }, (_, index) => index + 2);
    await processHints(
      home,
      many.map((number) => team.people.opensIssue("grace-g", number)),
    );
    for (const number of [2, 121]) team.github.issues.delete(addressOf(home1.id, number));
    team.forge.requests.length = 0;

    await sweep(home);
    await sweep(home);

    expect([2, 121].map((number) => home.state.taskAt(home1.id, number)?.tracked)).toEqual([false, false]);
    expect(home.state.taskAt(home1.id, 3)?.tracked).toBe(true);
    expect(team.forge.requests.filter(({ method }) => method === "whereabouts")).toHaveLength(2);
  });

  test("a head without a gate, however old", async () => {
    const { team, home } = await sweptTeam();
    team.people.opensPullRequest("bob-g", 5);
    team.clock.advance(30 * day);
    home.swept.set(home1.id, team.github.now());

    await sweep(home);

    expect(team.github.checks.get(sha("head-5"))?.map(({ name }) => name)).toContain(gateCheckName);
  });

  test("an edit by its author, and runs only what is new in it", async () => {
    const { team, home } = await sweptTeam();
    const said = team.people.says("ada-g", 1, "/assign @bob-g");
    await processHints(home, [said]);
    team.people.edits("ada-g", said.comment.id, "/assign @bob-g\n/estimate 3h");

    await sweep(home);

    expect(home.state.taskAt(home1.id, 1)).toMatchObject({ assignee: "bob", estimateHours: 3 });
  });

  test("an edit by somebody else, and does not take it for its author's word", async () => {
    const { team, home } = await sweptTeam();
    const said = team.people.says("grace-g", 1, "I agree.");
    team.people.edits("eve-g", said.comment.id, "I agree.\n\n/assign @cy-g");

    await sweep(home);

    expect(home.state.taskAt(home1.id, 1)).toMatchObject({ assignee: null });
    expect(team.github.reactions).toContainEqual({ subject: said.comment.id, content: "confused" });
  });
});

describe("a sweep does not", () => {
  test("run a comment that was deleted", async () => {
    const { team, home } = await sweptTeam();
    const said = team.people.says("ada-g", 1, "/assign @bob-g");
    team.github.comments.delete(said.comment.id);

    await sweep(home);

    expect(home.state.taskAt(home1.id, 1)?.assignee).toBeNull();
  });

  test("run old comments when it is the first one", async () => {
    const team = fakeTeam();
    const home = await team.open();
    team.people.opensIssue("grace-g", 1);
    team.people.says("ada-g", 1, "/assign @bob-g");
    team.clock.advance(30 * day);

    await sweep(home);

    expect(home.state.tasks.get(team.github.issueAt(home1.id, 1).facts.id)).toBeUndefined();
  });

  test("run a comment that has rested for longer than a week before the cursor, though it is listed", async () => {
    const { team, home } = await sweptTeam();
    const said = team.people.says("ada-g", 1, "/assign @bob-g");
    team.clock.advance(9 * day);
    home.swept.set(home1.id, team.github.now());
    const listed = { number: 1, onPullRequest: false, comment: said.comment };
    const changesSince = async () => ({ issues: [], pullRequests: [], comments: [listed] });

    await sweep({ ...home, forge: { ...home.forge, changesSince } });

    expect(home.state.taskAt(home1.id, 1)?.assignee).toBeNull();
  });

  test("write anything, nor ask more than four questions, when nothing has changed", async () => {
    const { team, home } = await sweptTeam();
    const { head } = home.position;
    team.forge.requests.length = 0;

    await sweep(home);

    expect(team.forge.requests.map(({ method }) => method)).toEqual([
      "file",
      "whereabouts",
      "changesSince",
      "openPullRequests",
    ]);
    expect(home.position.head).toBe(head);
  });
});

describe("how far was swept", () => {
  const cursor = (home: Home): string | undefined => home.state.frame.cursors.get(home1.id);

  test("is on record after the first sweep, after one that found something, and every hour", async () => {
    const { team, home } = await sweptTeam();
    const first = cursor(home);
    expect(first).toBeDefined();
    await sweep(home);
    expect(cursor(home)).toBe(first);

    team.people.opensIssue("grace-g", 2);
    await sweep(home);
    const second = cursor(home);
    expect(second).not.toBe(first);

    team.clock.advance(60 * minute);
    await sweep(home);
    expect(cursor(home)).not.toBe(second);
  });

  test("does not move past what could not be shown: the next sweep shows it", async () => {
    const { team, home } = await sweptTeam();
    const before = home.swept.get(home1.id);
    team.people.opensIssue("grace-g", 2);
    team.forge.unwritable = { outcome: "unavailable", reason: "a budget is spent", retryAt: null };
    await sweep(home);
    expect(home.swept.get(home1.id)).toBe(before);
    expect(labelsOf(team, 2)).not.toContain("state/pending");
    team.forge.unwritable = null;
    team.clock.advance(30 * minute);

    await sweep(home);

    expect(labelsOf(team, 2)).toContain("state/pending");
    expect(home.swept.get(home1.id)).not.toBe(before);
  });

  test("moves on after an hour of GitHub's not saying what became of a view, which is asked for all the same", async () => {
    const { team, home } = await sweptTeam();
    const before = home.swept.get(home1.id);
    team.people.opensIssue("grace-g", 2);
    team.forge.unwritable = { outcome: "uncertain", reason: "502", retryAt: null };
    await sweep(home);
    expect(home.swept.get(home1.id)).toBe(before);
    team.clock.advance(60 * minute);

    await sweep(home);

    expect(home.swept.get(home1.id)).not.toBe(before);
    team.forge.unwritable = null;
    await processHints(home, [team.people.opensIssue("grace-g", 3)]);
    expect(labelsOf(team, 2)).toContain("state/pending");
  });

  test("does not move when GitHub cannot be asked", async () => {
    const { team, home } = await sweptTeam();
    const before = cursor(home);
    team.forge.broken.set("changesSince", new ForgeUnavailable("down", null));

    await expect(sweep(home)).rejects.toThrow(ForgeUnavailable);
    expect(cursor(home)).toBe(before);
    expect(home.swept.get(home1.id)).toBe(before);
  });

  test("is not set back by changes of our own", async () => {
    const { team, home } = await sweptTeam();
    team.people.opensIssue("grace-g", 2);
    for (const pause of [5, 5]) {
      await sweep(home);
      team.clock.advance(pause * minute);
    }
    team.forge.requests.length = 0;

    await sweep(home);

    expect(team.forge.requests.map(({ method }) => method)).not.toContain("look");
  });
});

test("a sweep of a ledger that must not be written halts", async () => {
  const { team, home } = await sweptTeam();
  const newer = { v: 9, type: "TaskDreamt", at: "2026-01-05T09:00:00.000Z", by: "grace" };
  await team.otherLedger().append({ subject: "from the future", drafts: [newer] }, home.position);
  team.people.opensIssue("grace-g", 2);

  await expect(sweep(home)).rejects.toThrow(HomeHalted);
});
