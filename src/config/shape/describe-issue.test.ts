import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeIssue } from "./describe-issue.ts";

const Schema = z.strictObject({
  name: z.string().min(1).max(5).optional(),
  list: z.array(z.boolean()).min(1).max(2).optional(),
  amount: z.number().positive().max(9).optional(),
  choice: z
    .union([z.literal("off"), z.strictObject({ level: z.int() })], { error: "off or a level." })
    .optional(),
  state: z.union([z.enum(["one", "two"]), z.literal("three")]).optional(),
  needed: z.strictObject({ inner: z.string(), kind: z.enum(["a", "b"]) }).optional(),
});

function messages(value: unknown) {
  const parsed = Schema.safeParse(value, { reportInput: true });
  const issues = parsed.error?.issues ?? [];
  return issues
    .flatMap((issue) => describeIssue(Schema, issue))
    .map(({ code, message }) => `${code}: ${message}`);
}

describe("a mismatch with the schema is told in words", () => {
  it.each([
    [{ name: "" }, ["invalid-value: name must have at least 1 character."]],
    [{ name: "abcdef" }, ["invalid-value: name must have at most 5 characters."]],
    [{ name: 7 }, ["wrong-type: name must be a text."]],
    [{ list: [] }, ["invalid-value: list must have at least 1 entry."]],
    [{ list: [true, true, true] }, ["too-many: list must have at most 2 entries."]],
    [{ list: ["yes"] }, ["wrong-type: list[0] must be true or false."]],
    [{ amount: 0 }, ["invalid-value: amount must be more than 0."]],
    [{ amount: 10 }, ["invalid-value: amount must be at most 9."]],
    [{ choice: 5 }, ["wrong-type: off or a level."]],
    [{ choice: "on" }, ["wrong-type: off or a level."]],
    [{ choice: { level: 1.5 } }, ["wrong-type: choice.level must be a whole number."]],
    [{ state: "tree" }, ["invalid-value: “tree” cannot be state."]],
    [{ needed: {} }, ["missing-key: needed.inner is missing.", "missing-key: needed.kind is missing."]],
    [[], ["wrong-type: The file must be a map of settings."]],
  ])("%j", (value, expected) => {
    expect(messages(value)).toEqual(expected);
  });

  it("with a suggestion from all alternatives", () => {
    const [issue] = Schema.safeParse({ state: "tree" }, { reportInput: true }).error?.issues ?? [];
    expect(issue && describeIssue(Schema, issue)[0]?.hint).toBe("Did you mean “three”?");
  });

  it("with the keys known at that place, inside a union as well", () => {
    const [issue] =
      Schema.safeParse({ choice: { level: 1, levle: 2 } }, { reportInput: true }).error?.issues ?? [];
    expect(issue && describeIssue(Schema, issue)).toEqual([
      {
        path: ["choice", "levle"],
        on: "key",
        code: "unknown-key",
        message: "“levle” is no setting of choice.",
        hint: "Did you mean “level”?",
      },
    ]);
  });
});
