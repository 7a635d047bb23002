import { describe, expect, test } from "vitest";
import { commandNames, type CommandName } from "../domain/comment-commands/comment-command.ts";
import { commandTable } from "../domain/comment-commands/command-table.ts";
import { hours, minutes, parseInstant } from "../domain/time.ts";
import { readComment } from "./read-comment.ts";

function read(line: string): unknown {
  const [only, ...more] = readComment(line);
  expect(more).toEqual([]);
  return only?.reading.ok === true ? only.reading.value : only?.reading.failure;
}

test.each(commandNames)("the example of /%s is a command of that name", (name: CommandName) => {
  expect(read(commandTable[name].example)).toMatchObject({ name });
});

describe("arguments", () => {
  const afternoon = { kind: "local", date: "2026-03-02", time: "14:00" };

  test.each<readonly [string, unknown]>([
    ["/help", { name: "help" }],
    ["/help /Assign", { name: "help", command: "assign" }],
    ["/tier 0", { name: "tier", tier: 0 }],
    ["/priority p1", { name: "priority", priority: "P1" }],
    ["/priority none", { name: "priority", priority: null }],
    ["/estimate 90m", { name: "estimate", effort: minutes(90) }],
    ["/estimate 1.5H", { name: "estimate", effort: hours(1.5) }],
    ["/estimate 2d", { name: "estimate", effort: hours(16) }],
    ["/assign @Ada-L", { name: "assign", member: "Ada-L" }],
    ["/assign @ada_acme", { name: "assign", member: "ada_acme" }],
    ["/assign @build[bot]", { name: "assign", member: "build[bot]" }],
    ["/decline away, \u202Eno **time**", { name: "decline", reason: "away, no **time**" }],
    ["/approve QA", { name: "approve", layer: "qa" }],
    ["/request-changes peer see `a`", { name: "request-changes", layer: "peer", note: "see `a`" }],
    ["/force in-progress", { name: "force", state: "in-progress" }],
    ["/force completed it is", { name: "force", state: "completed", reason: "it is" }],
    ["/pause", { name: "pause" }],
    ["/pause until 2026-03-02 14:00", { name: "pause", until: afternoon }],
    ["/pause @ada", { name: "pause", target: { kind: "member", member: "ada" } }],
    [
      "/pause organisation until 2026-03-02",
      { name: "pause", target: { kind: "organization" }, until: { ...afternoon, time: "00:00" } },
    ],
    ["/pause until 2026-03-02 9:05", { name: "pause", until: { ...afternoon, time: "09:05" } }],
    [
      "/pause until 2026-03-02T14:00+02:00",
      { name: "pause", until: { kind: "instant", at: parseInstant("2026-03-02T12:00:00Z") } },
    ],
    [
      "/block waits for the key on #12",
      {
        name: "block",
        blocker: { kind: "issue", reason: "waits for the key", repository: null, number: 12 },
      },
    ],
    [
      "/block waits on acme/web.app#12",
      { name: "block", blocker: { kind: "issue", reason: "waits", repository: "acme/web.app", number: 12 } },
    ],
    [
      "/block no account @ada: asks for one, see #12",
      {
        name: "block",
        blocker: { kind: "action", reason: "no account", owner: "ada", action: "asks for one, see #12" },
      },
    ],
    [
      "/block out of tokens until 2026-03-02 14:00",
      { name: "block", blocker: { kind: "until", reason: "out of tokens", until: afternoon } },
    ],
  ])("of %s are read", (line, command) => {
    expect(read(line)).toEqual(command);
  });

  test.each<readonly [string, object]>([
    ["/assign", { code: "missing-argument", command: "assign", column: 8 }],
    ["/assign ada", { code: "wrong-argument", command: "assign", column: 9, found: "ada" }],
    ["/assign @ada @bob", { code: "unexpected-text", column: 14, found: "@bob" }],
    ["/status now", { code: "unexpected-text", column: 9, found: "now" }],
    ["/tier 5", { code: "wrong-argument", column: 7, found: "5" }],
    ["/tier two", { code: "wrong-argument" }],
    ["/priority P4", { code: "wrong-argument" }],
    ["/estimate 4", { code: "wrong-argument" }],
    ["/estimate 0h", { code: "wrong-argument" }],
    ["/estimate -4h", { code: "wrong-argument" }],
    ["/estimate 1000h", { code: "wrong-argument" }],
    ["/approve security", { code: "wrong-argument" }],
    ["/request-changes peer", { code: "missing-argument", column: 22 }],
    ["/force done", { code: "wrong-argument" }],
    ["/decline", { code: "missing-argument" }],
    ["/block", { code: "missing-argument" }],
    ["/block because", { code: "wrong-argument", found: "because" }],
    ["/block on #12", { code: "wrong-argument" }],
    ["/block x on #0", { code: "wrong-argument" }],
    ["/block x until 2026-02-30", { code: "wrong-argument" }],
    ["/help dance", { code: "wrong-argument" }],
    ["/pause until tomorrow", { code: "wrong-argument", column: 8, found: "until tomorrow" }],
    ["/pause until 2026-03-02 24:00", { code: "wrong-argument" }],
    ["/pause until 2026-03-02T25:00Z", { code: "wrong-argument" }],
  ])("of %s are refused with what was found, where", (line, problem) => {
    expect(read(line)).toMatchObject(problem);
  });

  test("that are refused come with what was expected, for each that could stand there", () => {
    expect(read("/estimate soon")).toMatchObject({ expected: [expect.stringContaining("`4h`")] });
    for (const line of ["/estimate 0h", "/estimate 1000h"]) {
      expect(read(line)).toMatchObject({
        expected: [expect.stringMatching(/more than 0 .* less than 1000 /)],
      });
    }
    expect(read("/pause soon")).toMatchObject({
      expected: [expect.stringContaining("`organization`"), expect.stringContaining("`until`")],
    });
  });

  test("that are refused are quoted only in part when they are long", () => {
    expect(read(`/tier ${"👩‍👩‍👧".repeat(100)}`)).toMatchObject({ found: expect.stringMatching(/^.{1,200}…$/u) });
  });
});
