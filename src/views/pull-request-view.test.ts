import { describe, expect, test } from "vitest";
import type { GateAnswer } from "../domain/gate.ts";
import { AccountId, type MemberId } from "../domain/ids.ts";
import type { Mode } from "../domain/organization/schema.ts";
import type { LayerAnswer } from "../domain/review/layers.ts";
import type { PullRequest } from "../domain/review/schema.ts";
import { memberId, organizationOf } from "../../test/support/organization.ts";
import { pullRequestOf } from "../../test/support/pull-request-of.ts";
import { viewPullRequest } from "./pull-request-view.ts";

const team = organizationOf({
  members: {
    ada: { accounts: [1] },
    bob: { accounts: [2] },
    cy: { accounts: [3] },
    robot: { kind: "agent", accounts: [4], accountable: "ada" },
  },
});

function layer(words: Partial<LayerAnswer> = {}, ...eligible: readonly MemberId[]): LayerAnswer {
  const slot = {
    slot: { layer: "peer" as const, post: null },
    status: "waiting" as const,
    by: null,
    eligible,
  };
  return {
    layer: "peer",
    satisfied: false,
    slots: [slot],
    checks: [],
    objections: [],
    stale: [],
    lapsed: [],
    ...words,
  };
}

const closed = (...layers: readonly LayerAnswer[]): GateAnswer => ({
  open: false,
  because: "layers",
  layers,
  waived: false,
});
const open: GateAnswer = { open: true, because: "layers", layers: [], waived: false };

const view = (gate: GateAnswer, mode: Mode = "enforce", words: Partial<PullRequest> = {}) =>
  viewPullRequest({ ...team, mode }, pullRequestOf({ number: 5, ...words }), gate);

describe("the gate", () => {
  test("waits for reviews, and asks for action where changes were asked for or a check failed", () => {
    expect(view(closed(layer())).gate).toBe("waiting");
    expect(view(closed(layer({ objections: [memberId("ada")] }))).gate).toBe("action-required");
    const failed = { name: "build", conclusion: "failure" } as const;
    expect(view(closed(layer({ layer: "qa", checks: [failed] }))).gate).toBe("action-required");
    expect(view({ ...closed(), because: "no-configuration" }).gate).toBe("action-required");
  });

  test("is green when it is open", () => {
    expect(view(open).gate).toBe("success");
  });

  test.each(["observe", "advise"] as const)("holds nothing back in %s", (mode) => {
    expect(view(closed(layer()), mode).gate).toBe("success");
    expect(view(closed(layer({ objections: [memberId("ada")] })), mode).gate).toBe("success");
  });

  test("is never a failure that a re-run could turn, nor skipped", () => {
    for (const mode of ["observe", "advise", "enforce"] as const) {
      expect(["waiting", "success", "action-required"]).toContain(view(closed(layer()), mode).gate);
    }
  });
});

describe("the layers", () => {
  test("are shown each by itself, but not while the team only observes", () => {
    const gate = closed(layer({ satisfied: true }), layer({ layer: "domain" }));
    const shown = [
      { layer: "peer", state: "success" },
      { layer: "domain", state: "waiting" },
    ];
    expect(view(gate).layers).toEqual(shown);
    expect(view(gate, "advise").layers).toEqual(shown);
    expect(view(gate, "observe").layers).toEqual([]);
  });
});

describe("who is asked to review", () => {
  const three = ["ada", "bob", "cy"].map(memberId);
  const accounts = (...ids: readonly number[]): readonly AccountId[] => ids.map((id) => AccountId.parse(id));

  test("is one human for the first layer that waits, the same as long as it waits", () => {
    const gate = closed(layer({}, ...three), layer({ layer: "domain" }, memberId("ada")));
    expect(view(gate).ask).toEqual(accounts(3));
    expect(view(gate).ask).toEqual(view(gate).ask);
  });

  test("is spread over those who may, by the number", () => {
    const asked = [3, 4, 5].flatMap((number) => view(closed(layer({}, ...three)), "enforce", { number }).ask);
    expect(asked).toEqual(accounts(1, 2, 3));
  });

  test("is never an agent", () => {
    expect(view(closed(layer({}, memberId("robot")))).ask).toEqual([]);
    expect(view(closed(layer({}, memberId("robot"), memberId("bob")))).ask).toEqual(accounts(2));
  });

  test("is nobody when one of them was asked already", () => {
    expect(view(closed(layer({}, ...three)), "enforce", { requested: [...accounts(1)] }).ask).toEqual([]);
  });

  test.each<readonly [string, Mode, Partial<PullRequest>]>([
    ["in observe", "observe", {}],
    ["for a draft", "enforce", { draft: true }],
    ["for one that is merged", "enforce", { status: "merged" }],
  ])("is nobody %s", (_, mode, words) => {
    expect(view(closed(layer({}, ...three)), mode, words).ask).toEqual([]);
  });

  test("is somebody for an agent's draft once a review was asked for, though it stays one", () => {
    const draft = { draft: true, author: AccountId.parse(4) };
    const waiting = closed(layer({}, memberId("bob")));
    expect(view(waiting, "enforce", draft).ask).toEqual([]);
    const reviewRequestedAt = pullRequestOf().head.seenAt;
    expect(view(waiting, "enforce", { ...draft, reviewRequestedAt }).ask).toEqual(accounts(2));
  });

  test("is nobody once the gate is open", () => {
    expect(view({ ...open, layers: [layer({}, ...three)] }).ask).toEqual([]);
  });
});
