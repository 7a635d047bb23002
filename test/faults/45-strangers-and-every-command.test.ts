// Fault 45 for who is no member: every command of the table, from the comment to what became of it. Only questions are answered.
import { expect, onTestFinished, test } from "vitest";
import { commandTable } from "../../src/domain/comment-commands/command-table.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";
import { commandsOf } from "./commands-on-record.ts";
import { expectOrder, pictureOf } from "./judge.ts";

const [issue, pull] = [1, 2];
const questions = ["help", "status", "why"];

test("a stranger is answered three questions, and orders nothing", async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/2", "domain/strings"]);
  people.say("viola-lead", issue, "/assign @viola-dev");
  await people.push("viola-dev", "tutti/1-tune", { "strings/viola.md": "Tuned\n" });
  await people.propose("viola-dev", "tutti/1-tune", `Closes #${issue}`);
  await stage.settle();
  const standing = () => {
    const { issues, pullRequests } = pictureOf(stage);
    return { issues: issues.map((each) => ({ ...each, comments: null })), pullRequests };
  };
  const before = standing();
  const answered = (await commandsOf(stage)).length;

  for (const [name, { example, where }] of Object.entries(commandTable)) {
    people.say("passerby", where === "pull-request" ? pull : issue, example.replace("@ada", "@viola-dev"));
    await stage.settle();
    const [outcome, ...more] = (await commandsOf(stage)).slice(
      answered + Object.keys(commandTable).indexOf(name),
    );
    expect([name, more]).toEqual([name, []]);
    const expected = questions.includes(name) ? "accepted AskQuestion" : expect.stringMatching(/^refused /);
    expect([name, outcome]).toEqual([name, expected]);
  }
  expect(standing()).toEqual(before);
  await expectOrder(stage);
});
