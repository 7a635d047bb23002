// The Action's bundle as a runner starts it, and nothing else: the whole life of a task.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headKey } from "../../sandbox/state/github-state.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { type ActionsStage, setActionsStage } from "../support/actions-stage.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";

const configuration = `
lead: conductor
mode: enforce
members:
  conductor: { github: conductor }
  viola-lead: { github: viola-lead, domain: strings }
  viola-dev: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
domains:
  strings: { lead: viola-lead, paths: ["strings/**"] }
`;

describe("the life of a task, through the bundle alone", { timeout: 120_000 }, () => {
  let stage: ActionsStage;
  let people: StagePeople;
  let issue = 0;
  let pull = 0;

  beforeAll(async () => {
    stage = await setActionsStage(configuration);
    people = peopleOnStage(stage);
    await settle();
  }, 120_000);
  afterAll(() => stage.stop());

  const settle = async (): Promise<void> => {
    for (const result of await stage.settle()) expect(result).toMatchObject({ code: 0 });
  };
  const labels = (): readonly string[] => {
    const { state } = stage.sandbox;
    const { labelIds } = issueByNumber(state, stage.seeded.repositoryId, issue);
    return labelIds.map((id) => state.labels.at(id).name).filter((name) => name.startsWith("state/"));
  };
  const card = (): string => {
    const { state } = stage.sandbox;
    const { id } = issueByNumber(state, stage.seeded.repositoryId, issue);
    const own = state.comments.by("issue", id).filter(({ body }) => body.includes("tutti:card"));
    expect(own.map(({ authorId }) => authorId)).toEqual([stage.app.botId]);
    return own[0]?.body ?? "";
  };
  const gate = () => {
    const { state } = stage.sandbox;
    const runs = state.checkRuns
      .by("head", headKey(stage.seeded.repositoryId, people.head(pull)))
      .filter(({ name }) => name === "tutti / ready to merge");
    expect(runs.map(({ appId }) => appId)).toEqual([stage.app.id]);
    return runs[0];
  };

  it("opened: it is routed, labelled, and has its card", async () => {
    issue = people.open("conductor", "Add a search", "In `strings/viola.md`.\n\n- [ ] a search is found", [
      "kind/instruction",
      "tier/2",
      "domain/strings",
      "priority/P1",
    ]);
    await settle();
    expect(labels()).toEqual(["state/in-planning"]);
    expect(card()).toContain("In planning");
  });

  it("assigned by its lead, and accepted", async () => {
    people.say("viola-lead", issue, "/assign @viola-dev");
    people.say("viola-dev", issue, "/accept");
    await settle();
    expect(labels()).toEqual(["state/assigned"]);
    expect(card()).not.toContain("not accepted yet");
  });

  it("begun on its branch, and under review with its pull request", async () => {
    await people.push("viola-dev", `tutti/${issue}-search`, { "strings/viola.md": "Viola, with a search\n" });
    pull = await people.propose("viola-dev", `tutti/${issue}-search`, `Closes #${issue}`);
    await settle();
    expect(labels()).toEqual(["state/under-review"]);
    expect(gate()?.conclusion ?? null).toBeNull();
    expect(gate()?.output.summary).toContain("advisory");
  });

  it("reviewed by a peer, then by the domain lead, whereupon the gate opens", async () => {
    people.review("cello-dev", pull, "APPROVE");
    await settle();
    expect(labels()).toEqual(["state/domain-review"]);
    people.review("viola-lead", pull, "APPROVE");
    await settle();
    expect(gate()).toMatchObject({ status: "completed", conclusion: "success" });
  });

  it("merged, it is completed and closed", async () => {
    await people.merge("viola-dev", pull);
    await settle();
    expect(labels()).toEqual(["state/completed"]);
    expect(issueByNumber(stage.sandbox.state, stage.seeded.repositoryId, issue).state).toBe("closed");
  });

  it("started no workflow by its own writes, and kept GitHub's descriptions", () => {
    expect(stage.take()).toEqual([]);
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});
