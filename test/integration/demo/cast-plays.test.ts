import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Demo, startDemo } from "../../../demo/start.ts";

const patience = { timeout: 200_000, interval: 100 };

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ port: 0, logLevel: "warn", cast: "playing", beat: 50 });
});
afterAll(async () => {
  await demo.stop();
});

describe("the demo", () => {
  it(
    "shows a task's whole life, played through GitHub's API and git alone",
    { timeout: 210_000 },
    async () => {
      const { state } = demo.sandbox;
      const labelsOf = (ids: readonly number[]) => ids.map((id) => state.labels.at(id).name);
      await vi.waitFor(() => {
        const done = state.issues
          .all()
          .filter(({ labelIds }) => labelsOf(labelIds).includes("state/completed"));
        expect(done.map((issue) => issue.state)).toContain("closed");
      }, patience);
      const [first] = state.issues.all();
      const told = state.timeline
        .by("issue", first?.id ?? 0)
        .flatMap(({ detail }) => (detail.kind === "labeled" ? [detail.label.name] : []))
        .filter((name) => name.startsWith("state/"));
      expect(told).toEqual(
        expect.arrayContaining(["state/assigned", "state/in-progress", "state/under-review"]),
      );
      expect(state.pullRequests.all().some(({ mergedAt }) => mergedAt !== null)).toBe(true);
      expect(demo.sandbox.violations.all).toEqual([]);
    },
  );
});
