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
  ["addComment: Resource not accessible by integration", "issues: write"],
  ["addLabelsToLabelable: Resource not accessible by integration", "issues: write"],
  ["closeIssue: Resource not accessible by integration", "issues: write"],
  ["updateCheckRun: Resource not accessible by integration", "checks: write"],
  ["requestReviews: Resource not accessible by integration", "pull-requests: write"],
  ["convertPullRequestToDraft: Resource not accessible by integration", "pull-requests: write"],
  ["CreateTree: no (needs contents=write)", "contents: write"],
])("a refused write says what it needed: %s", async (refusal, line) => {
  expect(await missingPermissions(clientThatMayNot(), repository, refusal)).toEqual([line]);
});

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
