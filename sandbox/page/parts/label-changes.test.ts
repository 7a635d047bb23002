import { describe, expect, it } from "vitest";
import type { TimelineDetail, TimelineEvent } from "../../state/timeline.ts";
import { foldLabelChanges } from "./label-changes.ts";

const open = { name: "state/open", color: "0e8a16" };
const done = { name: "state/done", color: "ededed" };

function event(detail: TimelineDetail, actorId = 1, second = 0): TimelineEvent {
  const createdAt = new Date(second * 1_000).toISOString();
  return { id: second, repositoryId: 1, issueId: 1, actorId, viaAppId: null, createdAt, detail };
}

describe("label changes in a timeline", () => {
  it("by one account within a minute are one line", () => {
    const folded = foldLabelChanges([
      event({ kind: "labeled", label: done }),
      event({ kind: "unlabeled", label: open }, 1, 30),
    ]);
    expect(folded).toEqual([expect.objectContaining({ kind: "labels", added: [done], removed: [open] })]);
  });

  it.each([
    ["another account", 2, 1],
    ["a later minute", 1, 61],
  ])("by %s stay apart", (_, actorId, second) => {
    const folded = foldLabelChanges([
      event({ kind: "labeled", label: done }),
      event({ kind: "unlabeled", label: open }, actorId, second),
    ]);
    expect(folded).toHaveLength(2);
  });

  it("that go back and forth stay apart", () => {
    const folded = foldLabelChanges([
      event({ kind: "labeled", label: done }),
      event({ kind: "unlabeled", label: open }),
      event({ kind: "labeled", label: open }),
      event({ kind: "unlabeled", label: done }),
    ]);
    expect(folded).toEqual([
      expect.objectContaining({ added: [done], removed: [open] }),
      expect.objectContaining({ added: [open], removed: [done] }),
    ]);
  });

  it("stay in order around what happened between them", () => {
    const folded = foldLabelChanges([
      event({ kind: "labeled", label: done }),
      event({ kind: "reopened" }),
      event({ kind: "labeled", label: open }),
    ]);
    expect(folded.map(({ kind }) => kind)).toEqual(["labels", "event", "labels"]);
  });
});
