// Fault 41: commands in code, quotes, HTML comments, links and e-mail replies are no commands; on the whole path.
import { afterAll, beforeAll, expect, test } from "vitest";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { expectOrder, pictureOf } from "./judge.ts";

let stage: Stage;
let people: StagePeople;
const issue = 1;

beforeAll(async () => {
  stage = await setStage({ configuration: orchestraConfiguration });
  people = peopleOnStage(stage);
  people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/2", "domain/strings"]);
  await stage.settle();
});
afterAll(() => stage.stop());

test.each([
  ["a fenced block", "Try\n\n```\n/assign @viola-dev\n```"],
  ["a block of unclosed code", "```\n/assign @viola-dev"],
  ["indented code", "Try\n\n    /assign @viola-dev"],
  ["code in a line", "`/assign @viola-dev`"],
  ["a quote", "> /assign @viola-dev"],
  ["an e-mail reply", "No.\n\nOn Mon, 2 Mar 2026, conductor wrote:\n> /assign @viola-dev\n> and so on"],
  ["an HTML comment", "<!--\n/assign @viola-dev\n-->"],
  ["a link", "[/assign @viola-dev](https://example.com)"],
  ["the middle of a line", "You could say /assign @viola-dev here"],
  ["a path", "/assignments/@viola-dev"],
])("%s", async (_where, body) => {
  const { seq } = (await stage.home()).position;
  people.say("viola-lead", issue, body);
  await stage.settle();
  expect((await stage.home()).position.seq).toBe(seq);
  expect(pictureOf(stage).issues).toMatchObject([
    { assignees: [], comments: { ours: [expect.any(String)] } },
  ]);
  expect(stage.sandbox.state.reactions.all()).toEqual([]);
});

test("and the same words by themselves are one", async () => {
  people.say("viola-lead", issue, "Let us begin.\n\n/assign @viola-dev");
  await stage.settle();
  expect(pictureOf(stage).issues).toMatchObject([{ assignees: ["viola-dev"] }]);
  await expectOrder(stage);
});
