import { expect, test } from "vitest";
import { webhookPayload } from "../../../../test/support/webhook-payload.ts";
import { Timestamp } from "../../../domain/timestamp.ts";
import { translateIssueDependencies, translateSubIssues } from "./relations.ts";

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");

test.each(["sub-issues-sub-issue-added", "sub-issues-sub-issue-removed"])(
  "%s: child and parent",
  (webhook) => {
    const { repository } = webhookPayload("issues-opened", { repository: { id: 5 } });
    const payload = webhookPayload(webhook, {
      sub_issue: { node_id: "I_child" },
      sub_issue_repo: { id: 6 },
      parent_issue: { node_id: "I_parent" },
      repository,
    });
    expect(translateSubIssues(payload, now)).toMatchObject({
      hints: [
        { kind: "issue", change: "relations", issue: { id: "I_child" }, repository: { id: 6 } },
        { kind: "issue", change: "relations", issue: { id: "I_parent" }, repository: { id: 5 } },
      ],
    });
  },
);

test("an end whose repository is not named is left out", () => {
  const payload = webhookPayload("sub-issues-parent-issue-added", { parent_issue: { node_id: "I_parent" } });
  expect(translateSubIssues(payload, now)).toMatchObject({ hints: [{ issue: { id: "I_parent" } }] });
});

test.each(["blocked-by-added", "blocked-by-removed", "blocking-added", "blocking-removed"])(
  "issue_dependencies.%s: blocked and blocking",
  (action) => {
    const payload = webhookPayload(`issue-dependencies-${action}`, {
      blocked_issue: { node_id: "I_blocked" },
      blocking_issue: { node_id: "I_blocking" },
    });
    expect(translateIssueDependencies(payload, now)).toMatchObject({
      hints: [{ issue: { id: "I_blocked" } }, { issue: { id: "I_blocking" } }],
    });
  },
);
