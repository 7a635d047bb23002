// Fault 44: whoever loses the rights that a leading role needs leads no longer, though the configuration still names them;
// the repository is public, so that reading goes on.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RepositoryRole } from "../../sandbox/state/repository.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { commandsOf, repliesOn } from "./commands-on-record.ts";
import { expectOrder, pictureOf } from "./judge.ts";

let stage: Stage;
let people: StagePeople;
const issue = 1;
const pull = 2;

beforeEach(async () => {
  stage = await setStage({ configuration: orchestraConfiguration });
  people = peopleOnStage(stage);
  const { state } = stage.sandbox;
  state.repositories.update(stage.seeded.repositoryId, { isPrivate: false, teams: [] });
  people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/2", "domain/strings"]);
  people.say("viola-lead", issue, "/assign @viola-dev");
  await stage.settle();
});
afterEach(async () => {
  await expectOrder(stage);
  await stage.stop();
});

/** GitHub gives somebody another role, long enough ago that nothing remembers the one before. */
function giveRole(login: string, role: RepositoryRole, minutes: number): void {
  const { repositories } = stage.sandbox.state;
  const { collaborators } = repositories.at(stage.seeded.repositoryId);
  const accountId = stage.actor(login).accountId;
  repositories.update(stage.seeded.repositoryId, {
    collaborators: [...collaborators.filter((each) => each.accountId !== accountId), { accountId, role }],
  });
  stage.time.at(minutes);
}

test.each(["none", "read"] as const)(
  "a lead with %s in between: refused, and told which right is missing",
  async (role) => {
    giveRole("viola-lead", role, 10);
    people.say("viola-lead", issue, "/assign @cello-dev");
    people.label("viola-lead", issue, "state/blocked");
    await stage.settle();
    expect(await commandsOf(stage)).toEqual([
      "accepted AssignTask",
      expect.stringMatching(/^refused /),
      expect.stringMatching(/^refused /),
    ]);
    expect(pictureOf(stage).issues).toMatchObject([
      { assignees: ["viola-dev"], labels: expect.arrayContaining(["state/assigned"]) },
    ]);
    expect(repliesOn(stage, issue).join("\n")).toMatch(/triage/i);
  },
);

test.each(["triage", "write"] as const)("a lead with %s again leads again", async (role) => {
  giveRole("viola-lead", "read", 10);
  people.say("viola-lead", issue, "/assign @cello-dev");
  await stage.settle();
  giveRole("viola-lead", role, 20);
  people.say("viola-lead", issue, "/assign @cello-dev");
  await stage.settle();
  expect(pictureOf(stage).issues).toMatchObject([{ assignees: ["cello-dev"] }]);
});

test("an assignee who may only read still answers for the own task", async () => {
  giveRole("viola-dev", "read", 10);
  people.say("viola-dev", issue, "/accept\n/start");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual([
    "accepted AssignTask",
    "accepted AcceptAssignment",
    "accepted StartTask",
  ]);
});

test("a lead's review after the right was taken away opens nothing", async () => {
  await people.push("viola-dev", "tutti/1-tune", { "strings/viola.md": "Tuned\n" });
  await people.propose("viola-dev", "tutti/1-tune", `Closes #${issue}`);
  people.review("cello-dev", pull, "APPROVE");
  await stage.settle();
  giveRole("viola-lead", "read", 10);
  people.say("viola-lead", pull, "/approve domain");
  people.say("viola-lead", pull, "/override I say so");
  await stage.settle();
  expect(pictureOf(stage).pullRequests).toMatchObject([{ merged: false }]);
  const gate = stage.sandbox.state.checkRuns.all().findLast(({ name }) => name === "tutti / ready to merge");
  expect(gate?.conclusion).not.toBe("success");
});

/** The gate's newest check on the pull request's head. */
function gateOf() {
  const { checkRuns } = stage.sandbox.state;
  const own = checkRuns.all().filter(({ headSha }) => headSha === people.head(pull));
  return own.findLast(({ name }) => name === "tutti / ready to merge");
}

describe("an approval counts as long as its giver has the right", () => {
  beforeEach(async () => {
    await people.push("viola-dev", "tutti/1-tune", { "strings/viola.md": "Tuned\n" });
    await people.propose("viola-dev", "tutti/1-tune", `Closes #${issue}`);
    await stage.settle();
  });

  const natively = (login: string): void => people.review(login, pull, "APPROVE");
  const byCommand = (login: string, layer: string): void => void people.say(login, pull, `/approve ${layer}`);

  test.each([
    ["cello-dev", "none"],
    ["cello-dev", "read"],
  ] as const)("%s has %s before the webhook is read: the gate says who has to", async (login, role) => {
    natively("cello-dev");
    byCommand("viola-lead", "domain");
    giveRole(login, role, 10);
    await stage.settle();
    expect(gateOf()?.conclusion).not.toBe("success");
    expect(gateOf()?.output.summary).toContain(`the approval of \`${login}\` does not count`);
    expect(gateOf()?.output.summary).toContain("triage");
  });

  test("a domain lead has none before the webhook is read: the peer's word is not enough", async () => {
    natively("cello-dev");
    natively("viola-lead");
    giveRole("viola-lead", "read", 10);
    await stage.settle();
    expect(gateOf()?.conclusion).not.toBe("success");
    expect(gateOf()?.output.summary).toContain("the approval of `viola-lead` does not count");
  });

  test.each(["viola-lead", "cello-dev"])(
    "%s loses it later: the gate closes, and opens with the right",
    async (login) => {
      natively("cello-dev");
      byCommand("viola-lead", "domain");
      await stage.settle();
      expect(gateOf()?.conclusion).toBe("success");
      giveRole(login, "read", 10);
      people.say("viola-dev", pull, "/why");
      await stage.settle();
      expect(gateOf()?.conclusion).not.toBe("success");
      giveRole(login, "triage", 20);
      people.say("viola-dev", pull, "/why");
      await stage.settle();
      expect(gateOf()?.conclusion).toBe("success");
    },
  );
});
