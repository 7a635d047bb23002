// One query for all subjects, and what that could not hold.
import { z } from "zod";
import type { RepositoryId } from "../../../domain/ids.ts";
import { instant } from "../../../domain/time.ts";
import { type Timestamp, toTimestamp } from "../../../domain/timestamp.ts";
import type {
  IssueLook,
  IssueToSee,
  Missing,
  OwnComment,
  Permission,
  Person,
  PullRequestAddress,
  PullRequestLook,
} from "../../../ports/forge-facts.ts";
import { UnexpectedAnswer } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { GraphqlAnswer } from "../client/graphql-client.ts";
import { parseAnswer } from "../client/parse-answer.ts";
import { ownCommentsIn } from "../own-comments.ts";
import { permissionOf } from "../permission.ts";
import { remainingNodes } from "../remaining-nodes.ts";
import { type Sightings, commentKey, headKey } from "../sightings.ts";
import { completePullRequests } from "./complete-pull-requests.ts";
import { furnitureIn } from "./furniture.ts";
import { IssueNode, issueLook } from "./issue-node.ts";
import type { LookParts } from "./look-parts.ts";
import { permissionIn } from "./people.ts";
import { PullRequestNode } from "./pull-request-node.ts";
import { type SubjectPath, subjectDocument } from "./subject-document.ts";

export type Asked = {
  readonly issues: readonly IssueToSee[];
  readonly pullRequests: readonly PullRequestAddress[];
  readonly people: readonly Person[];
};

/** In the order asked. */
export type Answered = {
  readonly issues: readonly (IssueLook | Missing)[];
  readonly pullRequests: readonly (PullRequestLook | Missing)[];
  readonly permissions: readonly Permission[];
  readonly serverTime: Timestamp | null;
};

type Answers = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

const Answers = z.record(z.string(), z.record(z.string(), z.unknown()).nullable());

const MISSING: Missing = { missing: true };

/** All of them or none: GitHub answers for a query as a whole. */
export async function lookTogether(
  parts: LookParts,
  { issues, pullRequests, people }: Asked,
  tries?: "one",
): Promise<Answered> {
  const { client, viewer, sightings } = parts;
  const isFurnished = (id: RepositoryId): boolean => sightings.repositories.has(id);
  const asked = subjectDocument({ issues, pullRequests, people }, viewer.app, isFurnished);
  const { document, variables } = asked;
  const answer = await client.query({
    operation: "Look",
    document,
    variables,
    schema: Answers,
    mayBeHidden: ([, alias]) => String(alias).startsWith("person"),
    ...(tries === undefined ? {} : { tries }),
  });
  for (const [repository, alias] of asked.furniture) {
    const seen = furnitureIn(answer.data[alias]);
    if (seen !== null) sightings.repositories.set(repository, seen);
  }
  const pullRequestNodes = asked.pullRequestPaths.map((path) => nodeAt(answer, path, PullRequestNode));
  const [issueLooks, pullRequestLooks, permissions] = await Promise.all([
    Promise.all(
      asked.issuePaths.map((path, position) => issueAt(parts, answer, path, issues[position]?.markers ?? [])),
    ),
    completePullRequests(parts, pullRequests, pullRequestNodes),
    Promise.all(
      people.map((person, position) => permissionAt(client, answer, asked.peoplePaths[position], person)),
    ),
  ]);
  for (const node of pullRequestNodes) if (node !== null) noteHead(sightings, node);
  return {
    issues: issueLooks,
    pullRequests: await Promise.all(
      asked.pullRequestPaths.map(async (path, position): Promise<PullRequestLook | Missing> => {
        const found = pullRequestLooks[position] ?? null;
        if (found === null) return MISSING;
        const comments = await commentsAt(
          parts,
          answer,
          path,
          found.facts.id,
          pullRequests[position]?.markers,
        );
        return comments === null ? found : { ...found, comments };
      }),
    ),
    permissions,
    serverTime: answer.serverTime === null ? null : toTimestamp(instant(answer.serverTime)),
  };
}

async function issueAt(
  parts: LookParts,
  answer: GraphqlAnswer<Answers>,
  path: SubjectPath,
  markers: readonly string[],
): Promise<IssueLook | Missing> {
  const node = nodeAt(answer, path, IssueNode);
  if (node === null) return MISSING;
  const found = await completeIssue(parts.client, node);
  const comments = await commentsAt(parts, answer, path, node.id, markers);
  return comments === null ? found : { ...found, comments };
}

/** Those of ours that were asked for; null when none was. */
async function commentsAt(
  { client, viewer, sightings }: LookParts,
  { data }: GraphqlAnswer<Answers>,
  [repository, subject]: SubjectPath,
  id: string,
  markers: readonly string[] = [],
): Promise<ReadonlyMap<string, OwnComment> | null> {
  const { account } = viewer;
  if (markers.length === 0 || account === null) return null;
  const comments = (await ownCommentsIn(client, data[repository]?.[subject], account, markers)) ?? new Map();
  for (const marker of markers) {
    sightings.comments.set(commentKey(id, marker), { id: comments.get(marker)?.id ?? null });
  }
  return comments;
}

async function permissionAt(
  client: GithubClient,
  { data }: GraphqlAnswer<Answers>,
  path: SubjectPath | undefined,
  person: Person,
): Promise<Permission> {
  const field = path === undefined ? null : data[path[0]]?.[path[1]];
  return permissionIn(field, person) ?? (await permissionOf(client, person.repository, person.login));
}

/** Our checks on it are all there is, unless they were read at another commit. */
function noteHead({ heads }: Sightings, node: PullRequestNode): void {
  if (node.head.nodes[0]?.commit.oid === node.headRefOid) {
    heads.set(headKey(node.repository.databaseId, node.headRefOid), true);
  }
}

async function completeIssue(client: GithubClient, node: IssueNode): Promise<IssueLook> {
  if (node.labels === null) return issueLook(node, []);
  const connection = { id: node.id, type: "Issue", field: "labels", selection: "name" } as const;
  const more = await remainingNodes(client, { ...connection, schema: LabelNode }, node.labels.pageInfo);
  return issueLook(
    node,
    more.map(({ name }) => name),
  );
}

const LabelNode = z.object({ name: z.string() });

/** Null only where GitHub says that there is nothing; silence about it is no answer. */
function nodeAt<Node>(
  answer: GraphqlAnswer<Answers>,
  path: SubjectPath,
  schema: z.ZodType<Node>,
): Node | null {
  const [repository, subject] = path;
  const node = answer.data[repository]?.[subject];
  if (node !== null && node !== undefined) return parseAnswer("Look", schema, node);
  const problem = answer.problems.find(
    (problem) => problem.path[0] === repository && (problem.path.length === 1 || problem.path[1] === subject),
  );
  if (problem !== undefined) return null;
  throw new UnexpectedAnswer(`Look: nothing about ${path.join(".")}, and no reason`);
}
