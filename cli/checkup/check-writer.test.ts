import { expect, test } from "vitest";
import { checkWriter } from "./check-writer.ts";

const actions = { id: 15_368, name: "GitHub Actions", slug: "github-actions" };
const tutti = { id: 7, name: "Tutti", slug: "tutti" };

test("where the workflow acts as the App since a while ago, the gate is not called advisory any more", () => {
  const { status, what } = checkWriter({ writer: "action" }, actions, { actsAsApp: true });
  expect({ status, what }).toEqual({ status: "good", what: "The Action writes here, as the App." });
  expect(checkWriter({ writer: "app" }, tutti, { actsAsApp: true }).what).toBe("The App writes here.");
});

test.each([
  ["the App", "app", tutti, "good", "The App writes here."],
  ["the Action as the App", "action", tutti, "good", "The Action writes here, as the App Tutti."],
  ["the Action with its job's token", "action", actions, "warning", "so the gate is advisory"],
  ["the Action as nobody knows whom", "action", null, "warning", "so the gate is advisory"],
  ["nobody", null, null, "warning", "Nobody writes here yet."],
] as const)("%s writes here", (_who, writer, giver, status, what) => {
  expect(checkWriter({ writer }, giver, { actsAsApp: false })).toMatchObject({
    status,
    what: expect.stringContaining(what),
  });
});
