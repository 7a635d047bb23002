import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GitClone, cloneAs } from "../support/git-clone.ts";
import { type RunningTutti, runTutti } from "../support/running-tutti.ts";

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

describe("the life of a task, over HTTP and git only", () => {
  let tutti: RunningTutti;
  let clone: GitClone;
  let issue = 0;
  let pull = 0;

  beforeAll(async () => {
    tutti = await runTutti({ configuration });
    clone = await cloneAs(tutti, "viola-dev");
    await tutti.settled();
  });
  afterAll(async () => {
    await clone.remove();
    await tutti.stop();
  });

  const at = () => ({ owner: tutti.owner, repo: tutti.repo });
  const say = async (login: string, body: string): Promise<void> => {
    await tutti.as(login).issues.createComment({ ...at(), issue_number: issue, body });
    await tutti.settled();
  };
  const labels = async (): Promise<readonly string[]> => {
    const { data } = await tutti.as("conductor").issues.get({ ...at(), issue_number: issue });
    return data.labels.map((label) => (typeof label === "string" ? label : (label.name ?? ""))).toSorted();
  };
  const state = async (): Promise<readonly string[]> =>
    (await labels()).filter((label) => label.startsWith("state/"));
  const card = async (): Promise<string> => {
    const { data } = await tutti.as("conductor").issues.listComments({ ...at(), issue_number: issue });
    const own = data.filter(({ user, body }) => user?.id === tutti.botId && body?.includes("tutti:card"));
    expect(own).toHaveLength(1);
    return own[0]?.body ?? "";
  };
  const gate = async (): Promise<{ readonly status: string; readonly conclusion: string | null }> => {
    const { data } = await tutti.as("conductor").pulls.get({ ...at(), pull_number: pull });
    const { data: runs } = await tutti
      .as("conductor")
      .checks.listForRef({ ...at(), ref: data.head.sha, check_name: "tutti / ready to merge" });
    const [run] = runs.check_runs;
    return { status: run?.status ?? "missing", conclusion: run?.conclusion ?? null };
  };
  const review = async (login: string, event: "APPROVE" | "REQUEST_CHANGES"): Promise<void> => {
    await tutti.as(login).pulls.createReview({ ...at(), pull_number: pull, event, body: "Heard it." });
    await tutti.settled();
  };

  it("opened: it is routed, labelled, and has its card", async () => {
    const created = await tutti.as("conductor").issues.create({
      ...at(),
      title: "Add a search to the viola part",
      body: "In `strings/viola.md`.\n\n- [ ] a search is found",
      labels: ["kind/instruction", "tier/2", "domain/strings", "priority/P1"],
    });
    issue = created.data.number;
    await tutti.settled();
    expect(await labels()).toEqual([
      "domain/strings",
      "kind/instruction",
      "priority/P1",
      "state/in-planning",
      "tier/2",
    ]);
    expect(await card()).toContain("In planning");
  });

  it("assigned by its lead", async () => {
    await say("viola-lead", "/assign @viola-dev");
    expect(await state()).toEqual(["state/assigned"]);
    const { data } = await tutti.as("conductor").issues.get({ ...at(), issue_number: issue });
    expect(data.assignees?.map(({ login }) => login)).toEqual(["viola-dev"]);
    expect(await card()).toContain("not accepted yet");
  });

  it("accepted by the assignee", async () => {
    await say("viola-dev", "/accept");
    expect(await card()).not.toContain("not accepted yet");
  });

  it("in progress once its branch is pushed with git", async () => {
    await clone.commit(`tutti/${issue}-search`, { "strings/viola.md": "Viola, with a search\n" }, "Search");
    await tutti.settled();
    expect(await state()).toEqual(["state/in-progress"]);
  });

  it("a draft pull request keeps it in progress, its gate closed", async () => {
    const { data } = await tutti.as("viola-dev").pulls.create({
      ...at(),
      base: "main",
      head: `tutti/${issue}-search`,
      title: "Search",
      body: `Closes #${issue}`,
      draft: true,
    });
    pull = data.number;
    await tutti.settled();
    expect(await state()).toEqual(["state/in-progress"]);
    expect(await gate()).toEqual({ status: "in_progress", conclusion: null });
  });

  it("under review once the pull request is ready", async () => {
    const { data } = await tutti.as("viola-dev").pulls.get({ ...at(), pull_number: pull });
    await tutti
      .as("viola-dev")
      .graphql(
        "mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }",
        { id: data.node_id },
      );
    await tutti.settled();
    expect(await state()).toEqual(["state/under-review"]);
  });

  it("back in progress when the peer asks for changes", async () => {
    await review("cello-dev", "REQUEST_CHANGES");
    expect(await state()).toEqual(["state/in-progress"]);
    expect((await gate()).conclusion).not.toBe("success");
  });

  it("fixed and ready again", async () => {
    await clone.commit(
      `tutti/${issue}-search`,
      { "strings/viola.md": "Viola, with a better search\n" },
      "Better",
    );
    await tutti.settled();
    await say("viola-dev", "/ready");
    expect(await state()).toEqual(["state/under-review"]);
  });

  it("in domain review after the peer's approval", async () => {
    await review("cello-dev", "APPROVE");
    expect(await state()).toEqual(["state/domain-review"]);
    expect((await gate()).conclusion).not.toBe("success");
  });

  it("the gate opens after the domain lead's approval", async () => {
    await review("viola-lead", "APPROVE");
    expect(await gate()).toEqual({ status: "completed", conclusion: "success" });
  });

  it("merged, it is completed and closed", async () => {
    await tutti.as("viola-dev").pulls.merge({ ...at(), pull_number: pull });
    await tutti.settled();
    expect(await state()).toEqual(["state/completed"]);
    const { data } = await tutti.as("conductor").issues.get({ ...at(), issue_number: issue });
    expect(data.state).toBe("closed");
    expect(await card()).toContain("Completed");
  });

  it("GitHub's descriptions were kept throughout", () => {
    expect(tutti.sandbox.violations.all).toEqual([]);
  });
});
