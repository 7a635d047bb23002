import * as fc from "fast-check";
import { expect, test } from "vitest";
import { webhookPayload } from "../../../../test/support/webhook-payload.ts";
import { Timestamp } from "../../../domain/timestamp.ts";
import { translate } from "./translate.ts";

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");

test.each([
  ["installation", "installation-created"],
  ["installation_repositories", "installation-repositories-added"],
])("%s changes what we may see", (event, webhook) => {
  expect(translate(event, webhookPayload(webhook), now)).toEqual({ outcome: "installation-changed" });
});

test.each([
  ["repository", "repository-renamed"],
  ["repository", "repository-transferred"],
  ["label", "label-edited"],
  ["label", "label-deleted"],
])("%s: %s has the repository read anew", (event, webhook) => {
  expect(translate(event, webhookPayload(webhook), now)).toMatchObject({
    hints: [{ kind: "repository-changed" }],
  });
});

test.each([
  ["member", "member-removed", expect.any(Number)],
  ["member", "member-edited", expect.any(Number)],
  ["team", "team-removed-from-repository", null],
  ["team_add", "team-add", null],
])("%s: %s has the gates looked at that rest on somebody's rights", (event, webhook, account) => {
  const { repository } = webhookPayload("repository-renamed");
  expect(translate(event, { ...webhookPayload(webhook), repository }, now)).toMatchObject({
    hints: [{ kind: "rights-changed", account }],
  });
});

test.each([
  ["membership", "membership-removed"],
  ["organization", "organization-member-removed"],
])("%s: %s names no repository, and is left to the sweep", (event, webhook) => {
  const payload = { ...webhookPayload(webhook), repository: undefined };
  expect(translate(event, payload, now)).toEqual({
    outcome: "ignored",
    reason: expect.stringContaining("sweep"),
  });
});

test.each(["create", "delete", "star", "", "constructor"])("%s is ignored with a reason", (event) => {
  expect(translate(event, {}, now)).toEqual({ outcome: "ignored", reason: expect.stringMatching(/\w/) });
});

test("any payload of any event has an answer", () => {
  const events = fc.constantFrom(
    "issues",
    "issue_comment",
    "sub_issues",
    "pull_request_review",
    "push",
    "check_run",
  );
  fc.assert(
    fc.property(events, fc.jsonValue(), (event, payload) => {
      expect(translate(event, payload, now)).toMatchObject({ outcome: "ignored" });
    }),
  );
});

test("any payload that lost one of its parts has an answer", () => {
  const payload = webhookPayload("issue-comment-created");
  for (const part of Object.keys(payload)) {
    expect(translate("issue_comment", { ...payload, [part]: undefined }, now).outcome).toMatch(
      /hints|ignored/,
    );
  }
});
