import { describe, expect, it } from "vitest";

import { addressOf } from "./address.ts";
import { parseWebhookPayload } from "./webhook-payload.ts";

function address(payload: unknown) {
  const parsed = parseWebhookPayload(JSON.stringify(payload));
  return parsed && addressOf(parsed);
}

const somewhere = { installation: { id: 100 }, repository: { id: 10 } };

describe("the address of a payload", () => {
  it.each([
    ["an issue", { issue: { number: 7 } }],
    ["a pull request", { pull_request: { number: 7 } }],
    ["a comment on either", { issue: { number: 7 }, comment: { id: 1 } }],
    ["a discussion", { discussion: { number: 7 } }],
    ["a check run of one pull request", { check_run: { name: "ci", pull_requests: [{ number: 7 }] } }],
    ["a check suite of one pull request", { check_suite: { pull_requests: [{ number: 7 }] } }],
  ])("of %s is its number in its repository", (_, payload) => {
    expect(address({ ...somewhere, ...payload })).toEqual({ lane: "100", entity: "10#7", repository: "10" });
  });

  it.each([
    ["a push", {}],
    ["a check run of no pull request", { check_run: { name: "ci", pull_requests: [] } }],
    [
      "a check run of two pull requests",
      { check_run: { name: "ci", pull_requests: [{ number: 7 }, { number: 8 }] } },
    ],
  ])("of %s is the repository", (_, payload) => {
    expect(address({ ...somewhere, ...payload })).toMatchObject({ entity: "10" });
  });

  it("of an event without a repository is its lane", () => {
    expect(address({ installation: { id: 100 } })).toEqual({ lane: "100", entity: "100", repository: null });
    expect(address({ zen: "Keep it logically awesome." })).toEqual({
      lane: "app",
      entity: "app",
      repository: null,
    });
  });
});
