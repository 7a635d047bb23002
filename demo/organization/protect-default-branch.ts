import type { GitHub } from "../../sandbox/state/github.ts";

/** A ruleset as the documentation recommends it: changes come by pull request, and the gate must be our App's. */
export function protectDefaultBranch(
  github: Pick<GitHub, "state" | "clock">,
  protection: { readonly repositoryId: number; readonly check: string; readonly appId: number | null },
): void {
  const { rulesets } = github.state;
  const now = github.clock.timestamp();
  rulesets.insert({
    id: rulesets.nextId(),
    repositoryId: protection.repositoryId,
    name: "Ready to merge",
    target: "branch",
    enforcement: "active",
    include: ["~DEFAULT_BRANCH"],
    exclude: [],
    bypassActors: [],
    rules: [
      { type: "deletion" },
      { type: "non_fast_forward" },
      {
        type: "pull_request",
        requiredApprovals: 0,
        dismissStaleReviewsOnPush: false,
        requireLastPushApproval: false,
        requireThreadResolution: false,
      },
      {
        type: "required_status_checks",
        checks: [{ context: protection.check, integrationId: protection.appId }],
        strict: false,
        skipOnCreate: false,
      },
    ],
    createdAt: now,
    updatedAt: now,
  });
}
