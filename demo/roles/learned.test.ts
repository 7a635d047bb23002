import { describe, expect, it } from "vitest";
import { agent } from "./agent.ts";
import { contributor } from "./contributor.ts";
import { lead } from "./lead.ts";
import type { SeenPullRequest, SeenReview, TaskSight } from "./task-sight.ts";

const approval = (login: string, commit = "head"): SeenReview => ({ login, verdict: "approved", commit });

function merged(by: string, reviews: readonly SeenReview[], labellers: readonly string[] = []): TaskSight {
  const pullRequest: SeenPullRequest = {
    number: 2,
    author: "metronome",
    head: "head",
    isDraft: false,
    isMerged: true,
    mergedBy: by,
    reviews,
  };
  return {
    number: 1,
    title: "Tune",
    isOpen: false,
    comments: [],
    labelsEver: new Set(),
    labellers: new Set(labellers),
    pushers: new Set(),
    sketchers: new Set(),
    branch: null,
    pullRequest,
  };
}

describe("what a role's end says", () => {
  it("is who approved the last commit, and who merged", () => {
    expect(agent.learned(merged("viola-lead", [approval("cello-dev")]))).toContain(
      "went through when cello-dev had approved the very commit that was merged, and viola-lead, who answers for the agent, merged it.",
    );
    expect(lead.learned(merged("viola-lead", [approval("cello-dev"), approval("viola-lead")]))).toContain(
      "when cello-dev and viola-lead had approved",
    );
  });

  it("claims nobody's merge or approval that was another's, or of an older commit", () => {
    const told = agent.learned(merged("conductor", [approval("cello-dev", "older")]));
    expect(told).toContain("conductor merged it");
    expect(told).not.toContain("answers for the agent");
    expect(told).not.toContain("cello-dev");
    expect(told).toContain("though nobody had approved the very commit that was merged");
  });

  it("praises nobody for labels that were set by hand", () => {
    expect(contributor.learned(merged("viola-dev", [approval("cello-dev")]))).toContain("nobody set a label");
    expect(contributor.learned(merged("viola-dev", [], ["viola-dev"]))).not.toContain("nobody set a label");
  });
});
