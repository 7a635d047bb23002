// Two doors to one home, the App and the Action: one of them writes, the other leaves it alone.
import { describe, expect, test } from "vitest";
import { tutti } from "../../../src/domain/actor.ts";
import { decide } from "../../../src/domain/decide.ts";
import type { Door } from "../../../src/domain/organization/schema.ts";
import { Sweeper } from "../../../src/usecases/sweeper.ts";
import { tick } from "../../../src/usecases/tick.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { HomeTakenOver, commit } from "../../../src/usecases/commit.ts";
import { readConfiguration } from "../../../src/usecases/configuration/read-configuration.ts";
import { type FakeDeliveries, fakeDeliveries, lane } from "../../support/fake-deliveries.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";

const hour = 60 * 60_000;

type TwoDoors = { readonly team: FakeTeam; readonly doors: Readonly<Record<Door, FakeDeliveries>> };

function twoDoors(): TwoDoors {
  const team = fakeTeam();
  const app = fakeDeliveries(team, { door: "app" });
  return {
    team,
    doors: { app, action: fakeDeliveries(team, { door: "action", ledger: team.otherLedger() }) },
  };
}

function sweeperOf({ team, doors }: TwoDoors, door: Door): Sweeper {
  const { clock, services } = team;
  const discover = async () => [{ lane, repository: home1 }];
  return new Sweeper({ homes: doors[door].homes, discover, clock, logger: services.logger, every: hour });
}

const labelsOf = (team: FakeTeam, number: number): readonly string[] =>
  team.github.issueAt(home1.id, number).facts.labels;

describe.each([
  ["app", "action"],
  ["action", "app"],
] as const)("a home that the %s was first to serve", (first, second) => {
  test("is claimed with its first configuration, in the same commit", async () => {
    const { team, doors } = twoDoors();
    await doors[first].deliver([team.people.opensIssue("grace-g", 1)]);

    const home = await team.open({ door: first });
    expect(home.state.frame.writer).toBe(first);
    const subjects = (await team.branch.recentCommits(10)).map(({ message }) => message.split("\n")[0]);
    expect(subjects).not.toContain(`written by the ${first}`);
  });

  test(`is left alone by the ${second}: nothing decided, nothing shown, and the reason said`, async () => {
    const two = twoDoors();
    const { team, doors } = two;
    await doors[first].deliver([team.people.opensIssue("grace-g", 1)]);
    const commits = (await team.branch.recentCommits(100)).length;
    const hint = team.people.opensIssue("grace-g", 2);

    expect(await doors[second].deliver([hint])).toMatchObject([
      { outcome: "ignored", reason: `the ${first} writes here` },
    ]);
    await sweeperOf(two, second).round();
    expect(labelsOf(team, 2)).not.toContain("state/pending");
    expect(await team.branch.recentCommits(100)).toHaveLength(commits);

    expect(await doors[first].deliver([hint])).toMatchObject([{ outcome: "done" }]);
    expect(labelsOf(team, 2)).toContain("state/pending");
  });

  test(`is handed to the ${second} by the configuration, whichever of them hears of it first`, async () => {
    for (const hearing of [first, second]) {
      const { team, doors } = twoDoors();
      await doors[first].deliver([team.people.opensIssue("grace-g", 1)]);
      const push = team.people.pushesConfiguration("grace-g", `${teamConfiguration}writer: ${second}\n`);
      for (const door of [hearing, hearing === first ? second : first] as const) {
        await doors[door].deliver([push]);
      }
      const hint = team.people.opensIssue("grace-g", 2);

      expect(await doors[first].deliver([hint])).toMatchObject([{ outcome: "ignored" }]);
      expect(await doors[second].deliver([hint])).toMatchObject([{ outcome: "done" }]);
      expect(labelsOf(team, 2)).toContain("state/pending");
      expect((await team.open({ door: second })).state.frame.writer).toBe(second);
    }
  });

  test(`is taken over by the ${second}'s sweep when the configuration names it and the ${first} is gone`, async () => {
    const two = twoDoors();
    const { team, doors } = two;
    await doors[first].deliver([team.people.opensIssue("grace-g", 1)]);
    team.people.pushesConfiguration("grace-g", `${teamConfiguration}writer: ${second}\n`);

    await sweeperOf(two, second).round();

    const { frame } = (await team.open({ door: second })).state;
    expect(frame.writer).toBe(second);
    expect(frame.configuration?.resolved.organization.writer).toBe(second);
  });

  test("stays with it when a configuration without the key comes back", async () => {
    const two = twoDoors();
    const { team, doors } = two;
    await doors[first].deliver([team.people.opensIssue("grace-g", 1)]);
    await doors[first].deliver([
      team.people.pushesConfiguration("grace-g", `${teamConfiguration}writer: ${second}\n`),
    ]);
    team.people.pushesConfiguration("grace-g", teamConfiguration);

    await sweeperOf(two, first).round();

    const hint = team.people.opensIssue("grace-g", 2);
    expect(await doors[first].deliver([hint])).toMatchObject([{ outcome: "done" }]);
  });
});

test("a first configuration that names the other door is left to that door", async () => {
  const { team, doors } = twoDoors();
  team.people.pushesConfiguration("grace-g", `${teamConfiguration}writer: action\n`);
  const hint = team.people.opensIssue("grace-g", 1);

  expect(await doors.app.deliver([hint])).toMatchObject([
    { outcome: "ignored", reason: "the action writes here" },
  ]);
  expect(await doors.action.deliver([hint])).toMatchObject([{ outcome: "done" }]);
  expect(labelsOf(team, 1)).toContain("state/pending");
});

test("a ledger from before there were two doors is claimed by the first that serves it", async () => {
  const { team, doors } = twoDoors();
  const home = await team.open();
  const read = await readConfiguration(home, teamConfiguration);
  if (read.outcome !== "valid") throw new Error("the team's configuration is faulty");
  const order = { at: team.github.now(), by: tutti, cause: null, text: "", place: null } as const;
  const resolved = read.configuration;
  const command = { type: "AcceptConfiguration", ...order, commit: null, digest: "0", resolved } as const;
  await commit(home, (state) => ({ events: decide(state, command), subject: "", extra: null }));

  await doors.action.deliver([team.people.opensIssue("grace-g", 1)]);

  expect((await team.open()).state.frame.writer).toBe("action");
  expect(await doors.app.deliver([team.people.opensIssue("grace-g", 2)])).toMatchObject([
    { outcome: "ignored" },
  ]);
});

test("a claim that comes between reading and writing ends the other door's batch, which is tried again", async () => {
  const { team, doors } = twoDoors();
  const action = await team.open({ door: "action", ledger: team.otherLedger() });
  await doors.app.deliver([team.people.opensIssue("grace-g", 1)]);

  await expect(processHints(action, [team.people.opensIssue("grace-g", 2)])).rejects.toThrow(HomeTakenOver);
});

test("deadlines are told by the writer alone", async () => {
  const { team, doors } = twoDoors();
  await doors.app.deliver([team.people.opensIssue("grace-g", 1)]);
  await doors.app.deliver([team.people.assigns("ada-g", 1, "bob-g")]);
  team.clock.advance(6 * hour);

  expect(await tick(await team.open({ door: "action", ledger: team.otherLedger() }))).toEqual([]);
  expect((await tick(await team.open())).length).toBeGreaterThan(0);
});
