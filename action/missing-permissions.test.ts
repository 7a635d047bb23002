import { expect, test } from "vitest";

import { ForgeForbidden } from "../src/ports/forge.ts";
import { missingPermissions } from "./missing-permissions.ts";

const repository = { owner: "octo", name: "score" };

function clientThatMayNot(...paths: readonly string[]) {
  return {
    get: async ({ url }: { readonly url: string }): Promise<never> => {
      if (paths.some((path) => url.endsWith(path))) throw new ForgeForbidden(url);
      throw new Error("it is empty");
    },
  };
}

test.each([
  ["closeIssue: Resource not accessible by integration", "issues: write"],
  ["a label: Resource not accessible by integration", "issues: write"],
  ["updateCheckRun: Resource not accessible by integration", "checks: write"],
  ["requestReviews: Resource not accessible by integration", "pull-requests: write"],
  ["convertPullRequestToDraft: Resource not accessible by integration", "pull-requests: write"],
  ["CreateTree: no (needs contents=write)", "contents: write"],
])("a refused write says what it needed: %s", async (refusal, line) => {
  expect(await missingPermissions(clientThatMayNot(), repository, refusal)).toEqual([line]);
});

test.each([
  "addComment",
  "addLabelsToLabelable",
  "updateIssueComment",
  "addReaction",
  "addAssigneesToAssignable",
])(
  "%s may be about an issue or a pull request: the one that cannot even be read is named, else both",
  async (mutation) => {
    const refusal = `${mutation}: Resource not accessible by integration`;
    const lacking = (...paths: readonly string[]) =>
      missingPermissions(clientThatMayNot(...paths), repository, refusal);
    expect(await lacking("/issues")).toEqual(["issues: write"]);
    expect(await lacking("/pulls")).toEqual(["pull-requests: write"]);
    expect(await lacking()).toEqual(["issues: write", "pull-requests: write"]);
  },
);

test("after a refused read, whatever cannot be read is missing", async () => {
  const client = clientThatMayNot("/pulls", "/check-runs");
  expect(await missingPermissions(client, repository, "OpenPullRequests: no")).toEqual([
    "pull-requests: write",
    "checks: write",
  ]);
});

test("when nothing tells, all of them are asked for", async () => {
  expect(await missingPermissions(clientThatMayNot(), repository, "Look: no")).toHaveLength(5);
});
