// GitHub itself refuses the merge until our gate is green at the head: over REST, over GraphQL, and by a push to the branch.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { protectDefaultBranch } from "../../demo/organization/protect-default-branch.ts";
import { type GitClone, cloneAs } from "../support/git-clone.ts";
import { type RunningTutti, runTutti } from "../support/running-tutti.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";

describe("the gate is required by a ruleset", () => {
  let tutti: RunningTutti;
  let clone: GitClone;
  let pull = 0;
  const at = () => ({ owner: tutti.owner, repo: tutti.repo });

  beforeAll(async () => {
    tutti = await runTutti({ configuration: orchestraConfiguration });
    clone = await cloneAs(tutti, "viola-dev");
    await tutti.settled();
    protectDefaultBranch(tutti.sandbox.github, {
      repositoryId: tutti.seeded.repositoryId,
      check: "tutti / ready to merge",
      appId: tutti.appId,
    });
    const { data: issue } = await tutti.as("conductor").issues.create({
      ...at(),
      title: "Search",
      body: "Search",
      labels: ["kind/instruction", "tier/1", "domain/strings"],
    });
    await tutti.as("viola-lead").issues.createComment({
      ...at(),
      issue_number: issue.number,
      body: "/assign @viola-dev",
    });
    await tutti.settled();
    const branch = `tutti/${issue.number}-search`;
    await clone.commit(branch, { "strings/viola.md": "Search\n" }, "Search");
    const body = `Closes #${issue.number}`;
    const { data } = await tutti
      .as("viola-dev")
      .pulls.create({ ...at(), base: "main", head: branch, title: "Search", body });
    pull = data.number;
    await tutti.settled();
  });
  afterAll(async () => {
    await clone.remove();
    await tutti.stop();
  });

  it("refuses a merge over REST", async () => {
    await expect(tutti.as("viola-dev").pulls.merge({ ...at(), pull_number: pull })).rejects.toMatchObject({
      status: 405,
    });
  });

  it("refuses a merge over GraphQL", async () => {
    const { data } = await tutti.as("viola-dev").pulls.get({ ...at(), pull_number: pull });
    const merging = tutti
      .as("viola-dev")
      .graphql(
        "mutation ($id: ID!) { mergePullRequest(input: { pullRequestId: $id }) { clientMutationId } }",
        { id: data.node_id },
      );
    await expect(merging).rejects.toThrow();
  });

  it("refuses a push to the branch", async () => {
    await expect(clone.git("push", "origin", "HEAD:main")).rejects.toThrow(/rule|protected|declined/i);
  });

  it("lets it merge once the layer is given", async () => {
    await tutti
      .as("cello-dev")
      .pulls.createReview({ ...at(), pull_number: pull, event: "APPROVE", body: "Good." });
    await tutti.settled();
    const { data } = await tutti.as("viola-dev").pulls.merge({ ...at(), pull_number: pull });
    expect(data.merged).toBe(true);
    await tutti.settled();
    expect(tutti.sandbox.violations.all).toEqual([]);
  });
});
