import type { IssueAddress } from "../../../ports/forge-facts.ts";
import { ACTOR_FRAGMENT } from "../graphql-parts.ts";
import { ISSUE_FRAGMENT } from "./issue-node.ts";
import { PULL_REQUEST_FRAGMENT } from "./pull-request-node.ts";

export type Subjects = {
  readonly issues: readonly IssueAddress[];
  readonly pullRequests: readonly IssueAddress[];
};

/** Where a subject's answer is found: `[alias of the repository, alias of the subject]`. */
export type SubjectPath = readonly [string, string];

export type SubjectDocument = {
  readonly document: string;
  readonly variables: Readonly<Record<string, string | number | boolean | null>>;
  readonly issuePaths: readonly SubjectPath[];
  readonly pullRequestPaths: readonly SubjectPath[];
};

/** One query for all subjects, each repository named once. `app` is our App's number, to know our own checks. */
export function subjectDocument({ issues, pullRequests }: Subjects, app: number | null): SubjectDocument {
  const repositories = new Map<string, { readonly alias: string; readonly fields: string[] }>();
  const variables: Record<string, string | number | boolean | null> = {};
  const declarations: string[] = [];

  function add(
    { repository, number }: IssueAddress,
    kind: "issue" | "pullRequest",
    fragment: string,
  ): SubjectPath {
    const key = `${repository.owner}/${repository.name}`;
    let known = repositories.get(key);
    if (known === undefined) {
      const position = repositories.size;
      known = { alias: `repository${position}`, fields: [] };
      repositories.set(key, known);
      declarations.push(`$owner${position}: String!`, `$name${position}: String!`);
      variables[`owner${position}`] = repository.owner;
      variables[`name${position}`] = repository.name;
    }
    const alias = `${kind}${number}`;
    known.fields.push(`${alias}: ${kind}(number: ${number}) { ...${fragment} }`);
    return [known.alias, alias];
  }

  const issuePaths = issues.map((address) => add(address, "issue", "IssueParts"));
  const pullRequestPaths = pullRequests.map((address) => add(address, "pullRequest", "PullRequestParts"));
  if (pullRequests.length > 0) {
    declarations.push("$app: Int", "$isApp: Boolean!");
    variables["app"] = app;
    variables["isApp"] = app !== null;
  }
  const fields = [...repositories.values()].map(
    ({ alias, fields }, position) =>
      `${alias}: repository(owner: $owner${position}, name: $name${position}) { ${[...new Set(fields)].join("\n")} }`,
  );
  const fragments = [
    ACTOR_FRAGMENT,
    issues.length > 0 ? ISSUE_FRAGMENT : "",
    pullRequests.length > 0 ? PULL_REQUEST_FRAGMENT : "",
  ];
  return {
    document: `query Look(${declarations.join(", ")}) { ${fields.join("\n")} }${fragments.join("")}`,
    variables,
    issuePaths,
    pullRequestPaths,
  };
}
