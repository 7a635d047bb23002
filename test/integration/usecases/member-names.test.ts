// What members are called: in the members file alone, where it can be changed and erased.
import { expect, test } from "vitest";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";

async function startedTeam() {
  const team = fakeTeam();
  const home = await team.open();
  await processHints(home, [team.people.opensIssue("grace-g", 1)]);
  return { team, home };
}

test("no login is in any event", async () => {
  const { team, home } = await startedTeam();
  await processHints(home, [team.people.says("ada-g", 1, "/assign @bob-g")]);

  const opened = await team.otherLedger().open(0);
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  expect(opened.members).toMatchObject({ bob: { logins: ["bob-g"] } });
  const log = JSON.stringify(opened.events);
  for (const login of team.github.accounts.keys()) expect(log).not.toContain(`"${login}"`);
});

test("a process that has just started finds members by their logins", async () => {
  const { team } = await startedTeam();
  const home = await team.open();
  await processHints(home, [team.people.says("ada-g", 1, "/assign @bob-g")]);
  expect(home.state.taskAt(home1.id, 1)?.assignee).toBe("bob");
});

test("a member who left is erased from the file, and found by nobody", async () => {
  const { team, home } = await startedTeam();
  const without = teamConfiguration
    .split("\n")
    .filter((line) => !line.includes("cy"))
    .join("\n");
  await processHints(home, [team.people.pushesConfiguration("grace-g", without)]);
  expect(Object.keys((await team.open()).names ?? {})).not.toContain("cy");
  await processHints(home, [team.people.says("ada-g", 1, "/assign @cy-g")]);
  expect(home.state.taskAt(home1.id, 1)?.assignee).toBeNull();
});

test("names that another process wrote are known here with the next batch", async () => {
  const { team, home } = await startedTeam();
  const other = await team.open({ ledger: team.otherLedger() });
  const renamed = teamConfiguration.replace("bob-g", "eve-g");
  await processHints(other, [team.people.pushesConfiguration("grace-g", renamed)]);

  await processHints(home, [team.people.says("ada-g", 1, "/status")]);
  await processHints(home, [team.people.says("ada-g", 1, "/assign @eve-g")]);

  expect(home.state.taskAt(home1.id, 1)?.assignee).toBe("bob");
});
