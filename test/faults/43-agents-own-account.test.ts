// Fault 43: of all bots, an agent's own account orders, on its own task, a few things, and not often.
import { afterEach, beforeEach, expect, test } from "vitest";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { commandsOf } from "./commands-on-record.ts";
import { expectOrder, pictureOf } from "./judge.ts";

const configuration = orchestraConfiguration.replace(
  "domains:",
  "  robin: { kind: agent, github: triangle-bot, accountable: viola-dev, domain: strings }\ndomains:",
);
const [own, others] = [1, 2];

let stage: Stage;
let people: StagePeople;

beforeEach(async () => {
  stage = await setStage({ configuration });
  people = peopleOnStage(stage);
  for (const title of ["Tune", "Play"]) {
    people.open("conductor", title, title, ["kind/instruction", "tier/1", "domain/strings"]);
  }
  await stage.settle();
  people.say("viola-lead", own, "/assign @robin");
  people.say("viola-lead", others, "/assign @cello-dev");
  await stage.settle();
});
afterEach(async () => {
  await expectOrder(stage);
  await stage.stop();
});

/** What became of the agent's commands, given one after the other. */
async function becomesOf(issue: number, ...commands: readonly string[]): Promise<readonly string[]> {
  const before = (await commandsOf(stage)).length;
  for (const command of commands) people.say("triangle-bot", issue, command);
  await stage.settle();
  return (await commandsOf(stage)).slice(before);
}

test("on its own task: /start, /estimate, /block, /unblock, and /ready for a pull request", async () => {
  await people.push("triangle-bot", "robin/tune", { "strings/viola.md": "Tuned\n" });
  expect(
    await becomesOf(own, "/start", "/estimate 2h", "/block no bow @viola-dev: buys one", "/unblock"),
  ).toEqual(["accepted StartTask", "accepted EstimateTask", "accepted BlockTask", "accepted UnblockTask"]);
  await people.propose("triangle-bot", "robin/tune", `Closes #${own}`, true);
  await stage.settle();
  expect(await becomesOf(own, "/ready")).toEqual(["accepted RequestReview"]);
});

test.each([
  "/accept",
  "/decline no time",
  "/assign @viola-dev",
  "/tier 0",
  "/priority P0",
  "/escalate help",
  "/force completed",
  "/untrack",
  "/pause",
  "/retry",
])("on its own task, %s: refused", async (command) => {
  expect(await becomesOf(own, command)).toEqual([expect.stringMatching(/^refused /)]);
});

test("on somebody else's task: refused, and nothing changes", async () => {
  const before = pictureOf(stage).issues[1];
  const answers = await becomesOf(
    others,
    "/start",
    "/estimate 2h",
    "/block no bow @viola-dev: buys one",
    "/ready",
  );
  expect(answers).toHaveLength(4);
  expect(answers.every((answer) => answer.startsWith("refused "))).toBe(true);
  const { comments: _, ...after } = Object(pictureOf(stage).issues[1]);
  expect(before).toMatchObject(after);
});

test("the sixth within an hour is refused; after the hour it orders again", async () => {
  const estimates = [1, 2, 3, 4, 5, 6].map((hours) => `/estimate ${hours}h`);
  const accepted = Array.from({ length: 5 }, () => "accepted EstimateTask");
  expect(await becomesOf(own, ...estimates)).toEqual([...accepted, "refused rate-limited"]);
  stage.time.at(61);
  expect(await becomesOf(own, "/estimate 7h")).toEqual(["accepted EstimateTask"]);
});
