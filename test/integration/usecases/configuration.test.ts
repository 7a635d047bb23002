// Which configuration is in force, and what a pull request that changes it is told.
import { describe, expect, test } from "vitest";
import type { Effect } from "../../../src/ports/effect.ts";
import { ForgeUnavailable } from "../../../src/ports/forge.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { readEvents } from "../../../src/usecases/read-events.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { gateCheckName } from "../../../src/views/pull-request-view.ts";
import { sha } from "../../support/fake-github-state.ts";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";

const faulty = teamConfiguration.replace("lead: grace", "lead: nobody");

async function startedTeam() {
  const team = fakeTeam();
  const home = await team.open();
  await processHints(home, [team.people.opensIssue("grace-g", 1)]);
  return { team, home };
}

const checkAt = (team: FakeTeam, head: string) =>
  team.github.checks.get(sha(head))?.find(({ name }) => name === "tutti / configuration");

const isConfigurationCheck = (effect: Effect): boolean =>
  effect.kind === "check" && effect.name === "tutti / configuration";

describe("the configuration in force", () => {
  test("is the default branch's, as soon as it is pushed", async () => {
    const { team, home } = await startedTeam();
    const text = teamConfiguration.replace("mode: enforce", "mode: advise");

    await processHints(home, [team.people.pushesConfiguration("grace-g", text)]);

    expect(home.state.frame.configuration?.resolved.organization.mode).toBe("advise");
  });

  test("stays the last good one when a faulty one is pushed, and every fault is on record with its place", async () => {
    const { team, home } = await startedTeam();

    await processHints(home, [team.people.pushesConfiguration("grace-g", faulty)]);

    expect(home.state.frame.configuration?.resolved.organization.mode).toBe("enforce");
    expect(home.state.frame.rejected?.problems).toEqual(["2:7 unknown-member"]);
    await processHints(home, [team.people.says("ada-g", 1, "/assign @bob-g")]);
    expect([...home.state.tasks.entries()].map(([, { assignee }]) => assignee)).toEqual(["bob"]);
  });

  test.each([
    ["unknown-login", "nobody-at-github"],
    ["shared-login", "ada-g"],
  ])(
    "is refused for a login, %s: it is told on the commit, and stays off the record",
    async (code, login) => {
      const { team, home } = await startedTeam();
      const text = teamConfiguration.replace("github: bob-g", `github: ${login}`);

      await processHints(home, [team.people.pushesConfiguration("grace-g", text)]);

      const told = team.forge.requests.flatMap(({ effects }) => effects).filter(isConfigurationCheck);
      expect(JSON.stringify(told)).toContain(login);
      expect(home.state.frame.rejected?.problems).toEqual([`7:18 ${code}`]);
      const recorded = JSON.stringify(await readEvents(team.services.ledger));
      expect(recorded).toContain("ConfigurationRejected");
      expect(recorded).not.toContain(login);
    },
  );

  test("says on the pushed commit that it is in force, or everything that is wrong with it", async () => {
    const { team, home } = await startedTeam();

    await processHints(home, [team.people.pushesConfiguration("grace-g", faulty)]);
    const refused = team.forge.requests.flatMap(({ effects }) => effects).filter(isConfigurationCheck);
    team.forge.requests.length = 0;
    await processHints(home, [team.people.pushesConfiguration("grace-g", teamConfiguration)]);
    const accepted = team.forge.requests.flatMap(({ effects }) => effects).filter(isConfigurationCheck);

    expect(refused).toMatchObject([
      { state: "failure", title: "One problem", annotations: [{ line: 2, column: 7 }] },
    ]);
    expect(accepted).toMatchObject([{ state: "success", title: "In force" }]);
  });

  test("that is the first and faulty is told on its commit", async () => {
    const team = fakeTeam(faulty);
    const home = await team.open();

    await processHints(home, [team.people.pushesConfiguration("grace-g", faulty)]);

    const told = team.forge.requests.flatMap(({ effects }) => effects).filter(isConfigurationCheck);
    expect(told).toMatchObject([{ state: "failure", title: "One problem" }]);
  });

  test("is found by a sweep when the push was never told", async () => {
    const { team, home } = await startedTeam();
    team.people.pushesConfiguration("grace-g", teamConfiguration.replace("mode: enforce", "mode: advise"));

    await sweep(home);

    expect(home.state.frame.configuration?.resolved.organization.mode).toBe("advise");
  });

  test("that is faulty is put on record once, however often it is looked at, until it is mended", async () => {
    const { team, home } = await startedTeam();
    await processHints(home, [team.people.pushesConfiguration("grace-g", faulty)]);
    await sweep(home);
    const { seq } = home.position;
    await sweep(home);
    expect(home.position.seq).toBe(seq);

    team.people.pushesConfiguration("grace-g", teamConfiguration);
    await sweep(home);

    expect(home.state.frame.rejected).toBeNull();
  });

  test("stays in force when its file is deleted, and the commit is told so", async () => {
    const { team, home } = await startedTeam();

    await processHints(home, [team.people.deletesConfiguration("grace-g")]);
    await processHints(home, [team.people.says("ada-g", 1, "/assign @bob-g")]);

    const told = team.forge.requests.flatMap(({ effects }) => effects).filter(isConfigurationCheck);
    expect(told).toMatchObject([{ state: "failure", title: "The file is gone" }]);
    expect([...home.state.tasks.entries()].map(([, { assignee }]) => assignee)).toEqual(["bob"]);
  });

  test("stays in force for a process that starts after its file was deleted", async () => {
    const team = fakeTeam();
    await fakeDeliveries(team).deliver([team.people.opensIssue("grace-g", 1)]);
    team.people.deletesConfiguration("grace-g");

    await fakeDeliveries(team).deliver([team.people.says("ada-g", 1, "/assign @bob-g")]);

    expect(team.github.issueAt(home1.id, 1).facts.labels).toContain("state/assigned");
  });

  test("that is not there leaves everything as it is, and every gate waiting for it", async () => {
    const team = fakeTeam();
    team.github.files.clear();
    const home = await team.open();

    const processed = await processHints(home, [team.people.opensIssue("grace-g", 1)]);

    expect(processed).toMatchObject({ outcome: "processed", events: [] });
  });
});

describe("a pull request that changes the configuration", () => {
  const paths = [".github/tutti.yml"];

  test("is told every fault at its place, and is never used", async () => {
    const { team, home } = await startedTeam();
    team.github.files.set(`1:.github/tutti.yml@${sha("head-5")}`, faulty);

    await processHints(home, [team.people.opensPullRequest("eve-g", 5, { paths })]);

    expect(checkAt(team, "head-5")).toMatchObject({ conclusion: "failure", title: "One problem" });
    const effects = team.forge.requests.flatMap((request) => request.effects);
    expect(effects).toContainEqual(
      expect.objectContaining({
        name: "tutti / configuration",
        annotations: [
          expect.objectContaining({
            path: ".github/tutti.yml",
            line: 2,
            level: "failure",
            message: expect.stringContaining("nobody"),
          }),
        ],
      }),
    );
    expect(home.state.frame.rejected).toBeNull();
  });

  test("is told that a good one comes into force with the merge", async () => {
    const { team, home } = await startedTeam();
    team.github.files.set(
      `1:.github/tutti.yml@${sha("head-5")}`,
      teamConfiguration.replace("enforce", "observe"),
    );

    await processHints(home, [team.people.opensPullRequest("eve-g", 5, { paths })]);

    expect(checkAt(team, "head-5")).toMatchObject({ conclusion: "success", title: "Valid" });
    expect(home.state.frame.configuration?.resolved.organization.mode).toBe("enforce");
  });

  test("is checked once a head", async () => {
    const { team, home } = await startedTeam();
    team.github.files.set(`1:.github/tutti.yml@${sha("head-5")}`, faulty);
    const opened = team.people.opensPullRequest("eve-g", 5, { paths });
    await processHints(home, [opened]);
    team.forge.requests.length = 0;

    await processHints(home, [opened]);

    expect(team.forge.requests.map(({ method }) => method)).toEqual(["look"]);
  });
});

describe("gates that are shown already", () => {
  const observed = teamConfiguration.replace("mode: enforce", "mode: observe\ngate: { untracked: block }");
  const enforced = observed.replace("mode: observe", "mode: enforce");
  const gate = (team: FakeTeam): string | null | undefined =>
    team.github.checks.get(sha("head-5"))?.find(({ name }) => name === gateCheckName)?.conclusion;

  async function observing() {
    const team = fakeTeam(observed);
    const home = await team.open();
    await processHints(home, [team.people.opensPullRequest("eve-g", 5)]);
    expect(gate(team)).toBe("success");
    return { team, home };
  }

  test("follow another configuration at once", async () => {
    const { team, home } = await observing();
    await processHints(home, [team.people.pushesConfiguration("grace-g", enforced)]);
    expect(gate(team)).toBeNull();
  });

  test("follow it as well when a sweep finds it, or when the views were lost in a crash", async () => {
    const { team, home } = await observing();
    const pushed = team.people.pushesConfiguration("grace-g", enforced);
    team.forge.broken.set("apply", new ForgeUnavailable("down", null));
    await expect(processHints(home, [pushed])).rejects.toThrow(ForgeUnavailable);
    team.forge.broken.clear();
    await processHints(await team.open(), [pushed]);
    expect(gate(team)).toBeNull();

    team.people.pushesConfiguration("grace-g", observed);
    await sweep(home);
    expect(gate(team)).toBe("success");
  });

  test("follow a pause of the organisation, and its end", async () => {
    const { team, home } = await startedTeam();
    await processHints(home, [team.people.opensPullRequest("eve-g", 5)]);
    await processHints(home, [team.people.says("grace-g", 1, "/pause organization")]);
    expect(gate(team)).toBeNull();
    await processHints(home, [team.people.says("grace-g", 1, "/resume organization")]);
    expect(gate(team)).toBe("success");
  });
});

test("a pull request that would mend the first configuration is told what is wrong with it", async () => {
  const team = fakeTeam(faulty);
  const home = await team.open();
  team.github.files.set(`1:.github/tutti.yml@${sha("head-5")}`, faulty);
  await processHints(home, [team.people.opensPullRequest("eve-g", 5, { paths: [".github/tutti.yml"] })]);
  expect(checkAt(team, "head-5")).toMatchObject({ conclusion: "failure", title: "One problem" });
});
