// app.yml against the program: nothing asked for in vain, nothing needed that is not asked for.
import { describe, expect, it } from "vitest";

import { translate } from "../src/adapters/github/webhooks/translate.ts";
import { Timestamp } from "../src/domain/timestamp.ts";
import { readAppManifest } from "./support/app-manifest.ts";

const { permissions, events } = await readAppManifest();
const now = Timestamp.parse("2026-11-21T09:00:00.000Z");

/** What GitHub asks for before it sends an event: "Webhook events and payloads" in its documentation. */
const permissionOf: Readonly<Record<string, string>> = {
  issues: "issues",
  issue_comment: "issues",
  sub_issues: "issues",
  issue_dependencies: "issues",
  label: "metadata",
  push: "contents",
  pull_request: "pull_requests",
  pull_request_review: "pull_requests",
  pull_request_review_thread: "pull_requests",
  check_run: "checks",
  check_suite: "checks",
  status: "statuses",
  merge_group: "merge_queues",
  repository: "metadata",
};

describe("the App's manifest", () => {
  it.each(events)("%s is covered by a permission, and has a use", (event) => {
    expect(Object.keys(permissions)).toContain(permissionOf[event]);
    expect(JSON.stringify(translate(event, {}, now))).not.toContain(`no use for ${event}`);
  });

  it("may write only what the ledger, tasks, pull requests and checks need", () => {
    const written = Object.entries(permissions).filter(([, level]) => level !== "read");
    expect(written.map(([name]) => name).toSorted()).toEqual([
      "checks",
      "contents",
      "issues",
      "pull_requests",
    ]);
  });

  it("asks for no permission that nothing stands on", () => {
    const forEvents = events.map((event) => permissionOf[event]);
    expect(Object.keys(permissions).filter((name) => !forEvents.includes(name))).toEqual([]);
  });
});
