import { describe, expect, test } from "vitest";
import type { GateAnswer } from "../domain/gate.ts";
import type { LayerAnswer, SlotAnswer } from "../domain/review/layers.ts";
import type { PullRequest } from "../domain/review/schema.ts";
import { pullRequestOf } from "../../test/support/pull-request-of.ts";
import { domainId, memberId } from "../../test/support/organization.ts";
import { gateReport, layerReport } from "./gate-report.ts";

const pullRequest = pullRequestOf();
const three = ["ada", "bob", "cy"].map(memberId);

const slot = (status: SlotAnswer["status"], words: Partial<SlotAnswer> = {}): SlotAnswer => ({
  slot: { layer: "peer", post: null },
  status,
  by: null,
  eligible: [],
  ...words,
});

const layer = (words: Partial<LayerAnswer> = {}): LayerAnswer => ({
  layer: "peer",
  satisfied: false,
  slots: [],
  checks: [],
  objections: [],
  stale: [],
  lapsed: [],
  ...words,
});

const gate = (
  because: GateAnswer["because"],
  open: boolean,
  words: Partial<GateAnswer> = {},
): GateAnswer => ({
  open,
  because,
  layers: [],
  waived: false,
  ...words,
});

describe("the title of the gate", () => {
  test.each<readonly [string, GateAnswer]>([
    ["Ready to merge", gate("layers", true)],
    ["Ready to merge, with a recorded waiver", gate("layers", true, { waived: true })],
    ["Waits for peer review", gate("layers", false, { layers: [layer()] })],
    [
      "Waits for domain review and QA",
      gate("layers", false, {
        layers: [layer({ satisfied: true }), layer({ layer: "domain" }), layer({ layer: "qa" })],
      }),
    ],
    ["Emergency: waits for one approval", gate("emergency", false)],
    ["Emergency: ready after one approval", gate("emergency", true)],
    ["No task", gate("no-task", true)],
    ["Needs a task", gate("no-task", false)],
    ["No task needed for this author", gate("exempt-author", true)],
    ["Approved, no task", gate("one-approval", true)],
    ["Waits for one approval, no task", gate("one-approval", false)],
    ["Paused: passes", gate("paused", true)],
    ["Paused: blocks", gate("paused", false)],
    ["No valid configuration yet", gate("no-configuration", false)],
  ])("is %j", (title, answer) => {
    expect(gateReport(pullRequest, answer, "enforce").title).toBe(title);
  });

  test("names who overrode it", () => {
    const override = {
      by: memberId("ada"),
      reason: "it burns",
      at: pullRequest.head.seenAt,
      head: pullRequest.head.sha,
      comment: null,
    };
    const { title, summary } = gateReport({ ...pullRequest, override }, gate("override", true), "enforce");
    expect(title).toBe("Overridden by ada");
    expect(summary).toContain("Reason: it burns.");
  });

  test.each([
    ["observe", "Observing; in enforce mode: Needs a task"],
    ["advise", "Advising; in enforce mode: Needs a task"],
  ] as const)("says in the mode %s what it would wait for, and that it holds nothing back", (mode, title) => {
    const report = gateReport(pullRequest, gate("no-task", false), mode);
    expect(report.title).toBe(title);
    expect(report.summary).toContain("holds nothing back");
  });

  test("says only that it is ready where it is, whatever the mode", () => {
    expect(gateReport(pullRequest, gate("layers", true), "observe").title).toBe("Ready to merge");
  });
});

describe("the summary of the gate", () => {
  test("has a line for each layer, with who can give it", () => {
    const layers = [
      layer({ satisfied: true, slots: [slot("filled", { by: memberId("bob") })] }),
      layer({ layer: "domain", slots: [slot("waiting", { eligible: [memberId("ada"), memberId("cy")] })] }),
    ];
    expect(gateReport(pullRequest, gate("layers", false, { layers }), "enforce").summary).toBe(
      "- ✅ **Peer review**: given by `bob`\n- ⏳ **Domain review**: waits for `ada` or `cy`",
    );
  });

  test("says how to name a task where there is none", () => {
    for (const open of [true, false]) {
      expect(gateReport(pullRequest, gate("no-task", open), "enforce").summary).toContain("`Closes #12`");
    }
  });
});

describe("the summary of a gate whose layers count", () => {
  const waiting = gate("layers", false, { layers: [layer({})] });
  const summary = (words: Partial<PullRequest["head"]>, answer = waiting) =>
    gateReport({ ...pullRequest, head: { ...pullRequest.head, ...words } }, answer, "enforce").summary;

  test("says that the diff could not be had, and what that asks for", () => {
    expect(summary({ paths: null })).toContain("GitHub did not give the changed paths");
    expect(summary({ paths: [] })).not.toContain("changed paths");
    expect(summary({ paths: null }, gate("no-task", true))).not.toContain("changed paths");
  });
});

describe("an author whom GitHub matches to no account", () => {
  const summary = (unknownAuthors: boolean, answer: GateAnswer) =>
    gateReport({ ...pullRequest, head: { ...pullRequest.head, unknownAuthors } }, answer, "enforce").summary;

  test("is told wherever somebody's approval opens the gate", () => {
    const waiting = gate("layers", false, { layers: [layer({})] });
    expect(summary(true, waiting)).toContain("matches to no account");
    expect(summary(true, gate("one-approval", false))).toContain("matches to no account");
    expect(summary(true, gate("no-task", true))).not.toContain("matches to no account");
    expect(summary(false, waiting)).not.toContain("matches to no account");
  });
});

test("an emergency that somebody objects to says so in its title", () => {
  const layers = [layer({ objections: [memberId("ada")] })];
  expect(gateReport(pullRequest, gate("emergency", false, { layers }), "enforce").title).toBe(
    "Emergency: changes are asked for",
  );
});

describe("a layer's check", () => {
  test.each<readonly [string, Partial<LayerAnswer>]>([
    ["given by bob", { satisfied: true, slots: [slot("filled", { by: memberId("bob") })] }],
    ["given by a reviewer", { satisfied: true, slots: [slot("filled")] }],
    ["waived: nobody else is there to give it", { slots: [slot("waived")] }],
    ["nobody can give it", { slots: [slot("waiting")] }],
    ["waits for ada, bob or cy", { slots: [slot("waiting", { eligible: three })] }],
    ["changes asked for by ada", { objections: [memberId("ada")] }],
    ["the approval of ada was for other changes", { stale: [memberId("ada")] }],
    [
      "the approval of ada does not count without triage rights in this repository",
      { lapsed: [memberId("ada")] },
    ],
    [
      "check build succeeded; check lint failed; check e2e has not finished",
      {
        layer: "qa",
        checks: [
          { name: "build", conclusion: "success" },
          { name: "lint", conclusion: "failure" },
          { name: "e2e", conclusion: "pending" },
        ],
      },
    ],
  ])("says in its title %j", (title, words) => {
    expect(layerReport(layer(words)).title).toBe(title);
  });

  test("names the domain whose lead it waits for", () => {
    const post = { role: "domain-lead", domain: domainId("core") } as const;
    const waiting = slot("waiting", { slot: { layer: "domain", post }, eligible: [memberId("ada")] });
    expect(layerReport(layer({ layer: "domain", slots: [waiting] })).title).toBe("waits for ada (core)");
  });

  test("writes a check's name as plain text in the title and harmless in the summary", () => {
    const report = layerReport(layer({ checks: [{ name: "build @grace-g", conclusion: "failure" }] }));
    expect(report.title).toBe("check build @grace-g failed");
    expect(report.summary).not.toContain("@grace-g");
  });

  test("has a title that fits on a line", () => {
    const checks = Array.from(
      { length: 60 },
      (_, index) => ({ name: `check ${index}`, conclusion: "pending" }) as const,
    );
    expect(layerReport(layer({ checks })).title.length).toBeLessThanOrEqual(200);
  });
});

test("a gate that belongs to github-actions says that it binds nobody, where it could", () => {
  const answer = gate("layers", false);
  expect(gateReport(pullRequest, answer, "enforce", "github-actions").summary).toContain("*advisory*");
  expect(gateReport(pullRequest, answer, "observe", "github-actions").summary).not.toContain("*advisory*");
  expect(gateReport(pullRequest, answer, "enforce", "ours").summary).not.toContain("advisory");
});
