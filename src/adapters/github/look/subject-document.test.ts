import { expect, test } from "vitest";
import { faultsOf } from "../../../../test/support/github-schema.ts";
import { RepositoryId } from "../../../domain/ids.ts";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import { subjectDocument } from "./subject-document.ts";

function repository(name: string): RepositoryReference {
  return { id: RepositoryId.parse(1), owner: "orchestra", name, defaultBranch: "main", isPrivate: false };
}

const person = (login: string) => ({ repository: repository("score"), login });

const issue = (number: number, name = "score") => ({ repository: repository(name), number });

test.each([
  ["issues alone", { issues: [issue(1), issue(2)], pullRequests: [], people: [] }],
  ["pull requests alone", { issues: [], pullRequests: [issue(3)], people: [] }],
  ["people alone", { issues: [], pullRequests: [], people: [person("viola-dev"), person('qu"ote')] }],
  [
    "all, of two repositories",
    {
      issues: [{ ...issue(1), markers: ["<!-- card -->"] }, issue(1, "choir")],
      pullRequests: [issue(3, "choir")],
      people: [person("viola-dev")],
    },
  ],
])("%s make a document that GitHub's schema allows", (_name, subjects) => {
  expect(faultsOf(subjectDocument(subjects, 7, () => false).document)).toEqual([]);
  expect(faultsOf(subjectDocument(subjects, 7, () => true).document)).toEqual([]);
});

test("a repository is named once, and each subject knows where its answer is", () => {
  const { document, variables, issuePaths, pullRequestPaths } = subjectDocument(
    { issues: [issue(1), issue(1, "choir"), issue(1)], pullRequests: [issue(3)], people: [] },
    null,
    () => true,
  );
  expect(document.match(/ repository\(owner/g)).toHaveLength(2);
  expect(variables).toMatchObject({
    owner0: "orchestra",
    name0: "score",
    name1: "choir",
    app: null,
    isApp: false,
  });
  expect(issuePaths).toEqual([
    ["repository0", "issue1"],
    ["repository1", "issue1"],
    ["repository0", "issue1"],
  ]);
  expect(pullRequestPaths).toEqual([["repository0", "pullRequest3"]]);
});
