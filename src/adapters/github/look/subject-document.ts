import type { RepositoryId } from "../../../domain/ids.ts";
import type { IssueAddress, IssueToSee, Person } from "../../../ports/forge-facts.ts";
import { ACTOR_FRAGMENT } from "../graphql-parts.ts";
import { commentsSelection } from "../own-comments.ts";
import { FURNITURE_FIELDS } from "./furniture.ts";
import { ISSUE_FRAGMENT } from "./issue-node.ts";
import { personField } from "./people.ts";
import { PULL_REQUEST_FRAGMENT } from "./pull-request-node.ts";

/** Our comments are among the first; many issues may be looked at together, and GitHub ends a request after ten seconds. */
const COMMENTS_OF_A_SUBJECT = 30;

export type Subjects = {
  readonly issues: readonly IssueToSee[];
  readonly pullRequests: readonly IssueToSee[];
  readonly people: readonly Person[];
};

/** Where an answer is found: `[alias of the repository, alias within it]`. */
export type SubjectPath = readonly [string, string];

export type SubjectDocument = {
  readonly document: string;
  readonly variables: Readonly<Record<string, string | number | boolean | null>>;
  readonly issuePaths: readonly SubjectPath[];
  readonly pullRequestPaths: readonly SubjectPath[];
  readonly peoplePaths: readonly SubjectPath[];
  /** Repositories whose furniture is asked for, with their alias. */
  readonly furniture: readonly (readonly [RepositoryId, string])[];
};

/**
 * One query for all subjects, each repository named once. `app` is our App's number, to know our own checks; `isFurnished`
 * says which repositories need not be asked what belongs to them.
 */
export function subjectDocument(
  { issues, pullRequests, people }: Subjects,
  app: number | null,
  isFurnished: (repository: RepositoryId) => boolean,
): SubjectDocument {
  const repositories = new Map<string, { readonly alias: string; readonly fields: Set<string> }>();
  const variables: Record<string, string | number | boolean | null> = {};
  const declarations: string[] = [];
  const furniture: (readonly [RepositoryId, string])[] = [];

  function add(
    { id, owner, name }: IssueAddress["repository"],
    alias: string,
    field: (alias: string) => string,
  ): SubjectPath {
    const key = `${owner}/${name}`;
    let known = repositories.get(key);
    if (known === undefined) {
      const position = repositories.size;
      known = { alias: `repository${position}`, fields: new Set(isFurnished(id) ? [] : [FURNITURE_FIELDS]) };
      if (!isFurnished(id)) furniture.push([id, known.alias]);
      repositories.set(key, known);
      declarations.push(`$owner${position}: String!`, `$name${position}: String!`);
      variables[`owner${position}`] = owner;
      variables[`name${position}`] = name;
    }
    known.fields.add(field(alias));
    return [known.alias, alias];
  }

  const issuePaths = issues.map(({ repository, number, markers = [] }) =>
    add(
      repository,
      `issue${number}`,
      (alias) => `${alias}: issue(number: ${number}) { ...IssueParts${commentsFor(markers)} }`,
    ),
  );
  const pullRequestPaths = pullRequests.map(({ repository, number, markers = [] }) =>
    add(
      repository,
      `pullRequest${number}`,
      (alias) => `${alias}: pullRequest(number: ${number}) { ...PullRequestParts${commentsFor(markers)} }`,
    ),
  );
  const peoplePaths = people.map(({ repository, login }, position) =>
    add(repository, `person${position}`, (alias) => personField(alias, login)),
  );
  if (pullRequests.length > 0) {
    declarations.push("$app: Int", "$isApp: Boolean!");
    variables["app"] = app;
    variables["isApp"] = app !== null;
  }
  const fields = [...repositories.values()].map(
    ({ alias, fields }, position) =>
      `${alias}: repository(owner: $owner${position}, name: $name${position}) { ${[...fields].join("\n")} }`,
  );
  const fragments = [
    issues.length + pullRequests.length > 0 ? ACTOR_FRAGMENT : "",
    issues.length > 0 ? ISSUE_FRAGMENT : "",
    pullRequests.length > 0 ? PULL_REQUEST_FRAGMENT : "",
  ];
  return {
    document: `query Look(${declarations.join(", ")}) { ${fields.join("\n")} }${fragments.join("")}`,
    variables,
    issuePaths,
    pullRequestPaths,
    peoplePaths,
    furniture,
  };
}

function commentsFor(markers: readonly string[]): string {
  return markers.length > 0 ? ` __typename ${commentsSelection(COMMENTS_OF_A_SUBJECT)}` : "";
}
