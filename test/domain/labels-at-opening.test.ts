// Labels that an issue has when it becomes a task: they route it, and spare it reviews only as the word of somebody who may say so.
import { describe, expect, it } from "vitest";
import type { Actor, Permission } from "../../src/domain/actor.ts";
import { AccountId } from "../../src/domain/ids.ts";
import { type OrganizationState } from "../../src/domain/organization-state.ts";
import { by, orchestra, order, repository, stateOf, taskId, taskOf, when } from "../support/domain-story.ts";
import { cello, horn, isOpen, observe, viola, violin } from "../support/pull-request-story.ts";

type Words = {
  readonly title?: string;
  readonly labels: readonly string[];
  readonly labelledBy?: Readonly<Record<string, Actor>>;
};

/** Scores 3, which is tier 1, unless the title says more. */
function opened({ title = "Play it louder", labels, labelledBy = {} }: Words): OrganizationState {
  return when(stateOf(orchestra), {
    type: "OpenTask",
    ...order("tutti", 1),
    task: taskId("task"),
    repository,
    number: 1,
    description: { kind: "instruction", title, criteria: { total: 0, ticked: 0 } },
    author: AccountId.parse(viola),
    parent: null,
    issueOpen: true,
    routing: {
      body: "",
      labels: ["domain/strings", ...labels],
      paths: [],
      labelledBy: new Map(Object.entries(labelledBy)),
    },
    ordered: false,
  }).after;
}

describe("a label of a simpler tier than the score", () => {
  const title = "Migrate the score";
  const simpler = (who?: Actor) =>
    taskOf(
      opened({ title, labels: ["tier/1"], ...(who === undefined ? {} : { labelledBy: { "tier/1": who } }) }),
    );

  it.each(["violin", "conductor"])("counts as the word of %s, who leads the domain or more", (who) => {
    expect(simpler(by(who)).tier).toBe(1);
  });

  it.each([
    ["an individual contributor", by("viola")],
    ["the lead of another domain", by("horn")],
    ["a maintainer who leads nothing", by("passer-by", "admin")],
    ["a lead whose rights were taken", by("violin", "read")],
    ["nobody who is known", undefined],
  ])("does not as that of %s, and the card says why", (_, who) => {
    const { tier, tierReasons } = simpler(who);
    expect(tier).toBe(2);
    expect(tierReasons.join(" ")).toContain("“tier/1” was left out");
  });
});

it.each(["viola", "passer-by"])("a label of a harder tier counts, though %s put it on", (who) => {
  expect(taskOf(opened({ labels: ["tier/3"], labelledBy: { "tier/3": by(who) } })).tier).toBe(3);
});

describe("priority P0 at opening", () => {
  const one = { reviews: [[horn, "approved", 2]] } as const;
  const review = (state: OrganizationState) =>
    isOpen(observe(state, 2, { author: viola, digit: 2, reviews: one.reviews }));

  it("is an emergency when a lead put the label on, on record as theirs", () => {
    const state = opened({ labels: ["tier/2", "critical"], labelledBy: { critical: by("violin") } });
    expect(taskOf(state)).toMatchObject({ priority: "P0", prioritySetBy: "violin" });
    expect(review(state)).toBe(true);
  });

  it.each<[string, Words]>([
    [
      "somebody who leads nothing put the label on",
      { labels: ["critical"], labelledBy: { critical: by("cello") } },
    ],
    ["nobody is known to have put the label on", { labels: ["priority/P0"] }],
    ["the title says so", { title: "Production is down", labels: [] }],
  ])("hurries people, and the gate waits for its layers, when %s", (_, words) => {
    const state = opened({ ...words, labels: ["tier/2", ...words.labels] });
    expect(taskOf(state).priority).toBe("P0");
    expect(taskOf(state).clock).not.toBeNull();
    expect(review(state)).toBe(false);
    const all = {
      author: viola,
      digit: 2,
      reviews: [
        [cello, "approved", 2],
        [violin, "approved", 2],
      ],
    } as const;
    expect(isOpen(observe(state, 2, all))).toBe(true);
  });

  it("becomes an emergency by a lead's order, once", () => {
    const state = opened({ title: "Production is down", labels: ["tier/2"] });
    const orders = (who: string, on: OrganizationState, minutes: number, permission: Permission = "write") =>
      when(on, {
        type: "PrioritizeTask",
        ...order(who, minutes),
        by: by(who, permission),
        task: taskId("task"),
        priority: "P0",
      });
    expect(orders("viola", state, 3).refusal).toBe("not-allowed");
    const { after, refusal } = orders("violin", state, 3);
    expect(refusal).toBeNull();
    expect(taskOf(after).clock).toEqual(taskOf(state).clock);
    expect(review(after)).toBe(true);
    expect(orders("violin", after, 4).refusal).toBe("already-so");
  });

  it("is no emergency any more when the issue is routed anew to it", () => {
    const state = opened({ title: "Production is down", labels: ["tier/2"] });
    const ordered = (priority: "P1", on: OrganizationState) =>
      when(on, { type: "PrioritizeTask", ...order("violin", 3), task: taskId("task"), priority }).after;
    const calmed = ordered("P1", state);
    const released = when(calmed, { type: "UntrackTask", ...order("violin", 4), task: taskId("task") }).after;
    const again = when(released, {
      type: "OpenTask",
      ...order("viola", 5),
      task: taskId("task"),
      repository,
      number: 1,
      description: { kind: "instruction", title: "Production is down", criteria: { total: 0, ticked: 0 } },
      author: AccountId.parse(viola),
      parent: null,
      issueOpen: true,
      routing: { body: "", labels: ["tier/2", "domain/strings"], paths: [] },
      ordered: true,
    }).after;
    expect(taskOf(again).priority).toBe("P0");
    expect(review(again)).toBe(false);
  });
});
