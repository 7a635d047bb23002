import { expect, test } from "vitest";
import type { GithubClient } from "../client/github-client.ts";
import { RequestRefused } from "../client/errors.ts";
import { readBranchRules } from "./read-rules.ts";

/** GitHub's answers by operation; what is not there is a 404. */
function clientThatAnswers(answers: Readonly<Record<string, unknown>>): Pick<GithubClient, "get"> {
  return {
    get: async ({ operation, schema }) => {
      if (!(operation in answers)) throw new RequestRefused("Not Found", 404);
      return schema.parse(answers[operation]);
    },
  };
}

const rules = (answers: Readonly<Record<string, unknown>>) =>
  readBranchRules(clientThatAnswers(answers), { owner: "octo", name: "score" }, "main");

const ruleset = {
  type: "required_status_checks",
  parameters: { required_status_checks: [{ context: "build", integration_id: 7 }] },
};
const protection = {
  enabled: true,
  required_status_checks: {
    contexts: ["old"],
    checks: [
      { context: "old", app_id: -1 },
      { context: "own", app_id: 9 },
    ],
  },
};

test("checks of rulesets and of the older protection count alike", async () => {
  expect(await rules({ BranchRules: [ruleset], BranchProtection: { protection } })).toEqual({
    types: ["required_status_checks"],
    needsPullRequest: false,
    checks: [
      { name: "build", app: 7 },
      { name: "old", app: null },
      { name: "own", app: 9 },
    ],
    hasBranchProtection: true,
  });
});

test("where rulesets may not be known, the older protection is", async () => {
  expect(await rules({ BranchProtection: { protection } })).toMatchObject({ hasBranchProtection: true });
  expect(await rules({ BranchProtection: { protection: { enabled: false } } })).toBeNull();
  expect(await rules({})).toBeNull();
});

test("without either, nothing is required", async () => {
  expect(
    await rules({ BranchRules: [], BranchProtection: { protection: { enabled: false } } }),
  ).toMatchObject({
    checks: [],
    hasBranchProtection: false,
  });
});
