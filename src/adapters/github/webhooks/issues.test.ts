import { expect, test } from "vitest";
import { webhookPayload } from "../../../../test/support/webhook-payload.ts";
import { Timestamp } from "../../../domain/timestamp.ts";
import { translateIssues } from "./issues.ts";

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");

const tactical = {
  id: 1,
  node_id: "LA_1",
  url: "https://github.test/l",
  name: "kind/tactical",
  color: "ffffff",
  default: false,
  description: null,
};
const issue = {
  node_id: "I_1",
  number: 7,
  title: "A task",
  body: null,
  labels: [tactical],
  created_at: "2026-02-01T08:00:00Z",
  updated_at: "2026-02-01T09:00:00Z",
};
const repository = { id: 5, name: "score", default_branch: "main" };

test("an opened issue is a hint with its facts, at GitHub's time", () => {
  expect(translateIssues(webhookPayload("issues-opened", { issue, repository }), now)).toMatchObject({
    outcome: "hints",
    hints: [
      {
        kind: "issue",
        change: "opened",
        at: "2026-02-01T09:00:00.000Z",
        repository: { id: 5, name: "score", defaultBranch: "main" },
        issue: { id: "I_1", number: 7, body: "", open: true, closedAs: null, labels: ["kind/tactical"] },
      },
    ],
  });
});

test.each(["edited", "labeled", "unlabeled", "assigned", "unassigned", "reopened"])(
  "%s keeps its name",
  (action) => {
    const payload = webhookPayload(`issues-${action}`, { issue: { node_id: "I_1" } });
    expect(translateIssues(payload, now)).toMatchObject({ hints: [{ kind: "issue", change: action }] });
  },
);

test("which label it was, and who was assigned, is told", () => {
  const label = webhookPayload("issues-labeled", { label: tactical });
  expect(translateIssues(label, now)).toMatchObject({
    hints: [{ change: "labeled", label: "kind/tactical" }],
  });
  const assignee = webhookPayload("issues-assigned", { assignee: { id: 9, login: "viola" } });
  expect(translateIssues(assignee, now)).toMatchObject({ hints: [{ change: "assigned", assignee: 9 }] });
});

test.each(["pinned", "locked", "milestoned"])("%s is another change", (action) => {
  expect(translateIssues(webhookPayload(`issues-${action}`), now)).toMatchObject({
    hints: [{ change: "other" }],
  });
});

test.each([
  ["completed", "completed"],
  ["not_planned", "not-planned"],
  ["duplicate", "duplicate"],
  [null, "completed"],
])("closed with reason %s is closed as %s", (reason, as) => {
  const payload = webhookPayload("issues-closed", {
    issue: { state: "closed", state_reason: reason, closed_at: "2026-02-01T09:00:00Z" },
  });
  expect(translateIssues(payload, now)).toMatchObject({ hints: [{ issue: { open: false, closedAs: as } }] });
});

test("a deleted issue is named by its task", () => {
  expect(translateIssues(webhookPayload("issues-deleted", { issue }), now)).toMatchObject({
    hints: [{ kind: "issue-deleted", task: "I_1", number: 7 }],
  });
});

test("a transferred issue says where it went", () => {
  const payload = webhookPayload("issues-transferred", {
    issue,
    changes: { new_issue: { node_id: "I_2", number: 1 }, new_repository: { id: 6, name: "choir" } },
  });
  expect(translateIssues(payload, now)).toMatchObject({
    hints: [
      { kind: "issue-transferred", task: "I_1", to: { task: "I_2", number: 1, repository: { id: 6 } } },
    ],
  });
});

test("an issue that was opened by a transfer says where it came from first", () => {
  const template = webhookPayload("issues-transferred");
  const { new_issue, new_repository } = Object(template["changes"]);
  const payload = webhookPayload("issues-opened", {
    issue,
    repository,
    changes: {
      old_issue: { ...new_issue, node_id: "I_0", number: 3 },
      old_repository: { ...new_repository, id: 4 },
    },
  });
  expect(translateIssues(payload, now)).toMatchObject({
    hints: [
      {
        kind: "issue-transferred",
        task: "I_0",
        repository: { id: 4 },
        to: { task: "I_1", repository: { id: 5 } },
      },
      { kind: "issue", change: "opened" },
    ],
  });
});

test("a payload that does not fit is ignored, saying where", () => {
  const payload = { ...webhookPayload("issues-opened"), issue: { number: 7 } };
  expect(translateIssues(payload, now)).toEqual({
    outcome: "ignored",
    reason: expect.stringContaining("issue.node_id"),
  });
});
