import { expect, test } from "vitest";
import { writeMarker } from "../../src/messages/marker.ts";
import { planRemoval } from "./plan-removal.ts";

const tutti = 7;
const person = 12;
const card = `Its card\n\n${writeMarker({ name: "card", key: "" })}`;

test("of comments, those with our marker that we wrote go; a card that a person pasted, and our words without a marker, stay", () => {
  const seen = { number: 3, reactions: 0 };
  const comments = [
    { ...seen, id: 1, author: tutti, body: card },
    { ...seen, id: 2, author: person, body: `As it said:\n\n${card}` },
    { ...seen, id: 3, author: null, body: card },
    { ...seen, id: 4, author: tutti, body: "Another workflow of the same bot said this." },
  ];
  const doers = { labelled: new Map(), assigned: new Map(), requested: new Map(), turned: new Map() };
  const traces = { labels: [], issues: [], comments, pullRequests: [], doers };
  expect(planRemoval(traces, [], new Set([tutti])).removals).toEqual([{ kind: "comment", number: 3, id: 1 }]);
});
