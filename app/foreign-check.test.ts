import { describe, expect, it } from "vitest";

import { isForeignCheck } from "./foreign-check.ts";
import { parseWebhookPayload } from "./webhook-payload.ts";

const ours = 42;

function isForeign(event: string, payload: unknown, names: readonly string[] | null = []) {
  const parsed = parseWebhookPayload(JSON.stringify(payload));
  if (parsed === null) throw new Error("no payload");
  const namedChecks = () => (names === null ? null : new Set(names));
  return isForeignCheck(event, parsed, { appId: ours, namedChecks });
}

describe("a check event", () => {
  it("of another app is foreign", () => {
    expect(isForeign("check_run", { check_run: { name: "ci", app: { id: 7 } } })).toBe(true);
    expect(isForeign("check_suite", { check_suite: { app: { id: 7 } } })).toBe(true);
  });

  it("of our own is not", () => {
    expect(isForeign("check_run", { check_run: { name: "ci", app: { id: ours } } })).toBe(false);
    expect(isForeign("check_suite", { check_suite: { app: { id: ours } } })).toBe(false);
  });

  it("of another app is kept when a layer waits for a check of that name, or when that is not known yet", () => {
    const payload = { check_run: { name: "unit tests", app: { id: 7 } } };
    expect(isForeign("check_run", payload, ["unit tests"])).toBe(false);
    expect(isForeign("check_run", payload, ["lint"])).toBe(true);
    expect(isForeign("check_run", payload, null)).toBe(false);
  });

  it("that does not say whose it is is kept, and so is every other event", () => {
    expect(isForeign("check_run", { check_run: { name: "ci", app: null } })).toBe(false);
    expect(isForeign("issues", { check_run: { name: "ci", app: { id: 7 } } })).toBe(false);
  });
});
