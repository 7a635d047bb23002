// Whoever may only read sees what would go, and what it takes; nothing is begun that could not be finished.
import { afterAll, beforeAll, expect, test } from "vitest";
import { UninstallReport } from "../../cli/commands/uninstall.ts";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

let stage: Stage;
let tutti: CommandHere;
beforeAll(async () => {
  stage = await setStage({ configuration: orchestraConfiguration });
  tutti = commandOn(stage);
  const people = peopleOnStage(stage);
  people.open("viola-lead", "Tune the viola", "", ["kind/instruction", "tier/1", "domain/strings"]);
  await people.push("viola-dev", "tutti/1-tune", { "strings/viola.md": "Tuned\n" });
  await people.propose("viola-dev", "tutti/1-tune", "Closes #1", false);
  await stage.settle();
}, 60_000);
afterAll(() => stage.stop());

test("a dry run shows all that somebody sees who may write, and what the token lacks", async () => {
  const read = async (login: string) =>
    UninstallReport.parse(json(await tutti("uninstall --dry-run --json", login)));
  const shown = await read("passerby");
  expect(shown.removals).toEqual((await read("conductor")).removals);
  expect(shown.counts.comments).toBeGreaterThan(0);
  expect((await read("conductor")).lacking).toBeNull();
  expect((await tutti("uninstall", "passerby")).out).toMatch(
    /Removing needs write access to orchestra\/score: this token has read access\.$/,
  );
});

test("nothing is begun", async () => {
  stage.sandbox.traffic.clear();
  const refused = await tutti("uninstall --yes", "passerby");
  expect(refused).toMatchObject({ code: 3, out: "" });
  expect(refused.error).toContain("Nothing was removed. Removing needs write access");
  expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
});

test("where the token is not shown the checks, that is said", async () => {
  const effect = { kind: "status", status: 403, body: { message: "Resource not accessible" } } as const;
  stage.sandbox.faults.add({ method: "GET", path: "/check-runs", effect, times: 100 });
  const ran = await tutti("uninstall --dry-run", "conductor");
  stage.sandbox.faults.clear();
  expect(ran).toMatchObject({ code: 0, error: "" });
  expect(ran.out).toContain("Whether checks of Tutti's wait on #2 could not be seen");
});
