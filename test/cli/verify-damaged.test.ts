import { expect, test } from "vitest";
import { verify } from "../../cli/commands/verify.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { commandOn } from "../support/command-on-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

test("a ledger that somebody wrote into is told by verify, and believed by no other command", async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  try {
    peopleOnStage(stage).open("conductor", "Search", "Here.", ["kind/instruction"]);
    await stage.settle();
    const tutti = commandOn(stage);
    expect((await tutti("verify")).code).toBe(0);
    await writeFiles(stage.sandbox.github, stage.actor("conductor"), {
      repositoryId: stage.seeded.repositoryId,
      branch: "tutti-ledger",
      message: "Improve history",
      files: { "log/0000/000000002.jsonl": "{}\n" },
    });
    const ran = await tutti("verify --json");
    expect(ran.code).toBe(1);
    const report: unknown = verify.report.parse(json(ran));
    expect(report).toMatchObject({
      problems: [
        { what: "the first line is no header", nextStep: expect.any(String) },
        { what: expect.stringContaining("by conductor"), nextStep: expect.stringContaining("ruleset") },
      ],
    });
    expect((await tutti("verify")).out).toMatch(/\d+ problems?\.$/);
    const read = await tutti("status");
    expect(read).toMatchObject({ code: 1, out: "" });
    expect(read.error).toContain("must not be believed");
  } finally {
    await stage.stop();
  }
});
