// Looks at issues and pull requests as they are now: one query for all, and what that could not hold.
import { z } from "zod";
import { instant } from "../../../domain/time.ts";
import { toTimestamp } from "../../../domain/timestamp.ts";
import type { Forge } from "../../../ports/forge.ts";
import type {
  IssueAddress,
  IssueLook,
  Missing,
  PullRequestAddress,
  PullRequestLook,
} from "../../../ports/forge-facts.ts";
import { UnexpectedAnswer } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { GraphqlAnswer } from "../client/graphql-client.ts";
import { parseAnswer } from "../client/parse-answer.ts";
import { inChunks } from "../in-chunks.ts";
import { remainingNodes } from "../remaining-nodes.ts";
import { IssueNode, issueLook } from "./issue-node.ts";
import { PullRequestNode } from "./pull-request-node.ts";
import { completePullRequests } from "./complete-pull-requests.ts";
import { type SubjectPath, subjectDocument } from "./subject-document.ts";

/** As many as GitHub answers well within its ten seconds. */
const ISSUES_A_REQUEST = 100;
const PULL_REQUESTS_A_REQUEST = 20;

type Looks = Awaited<ReturnType<Forge["look"]>>;
type Answers = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

const Answers = z.record(z.string(), z.record(z.string(), z.unknown()).nullable());

const MISSING: Missing = { missing: true };

export async function look(
  client: GithubClient,
  app: number | null,
  subjects: Parameters<Forge["look"]>[0],
): Promise<Looks> {
  const issueChunks = inChunks(subjects.issues, ISSUES_A_REQUEST);
  const pullRequestChunks = inChunks(subjects.pullRequests, PULL_REQUESTS_A_REQUEST);
  const rounds = Math.max(issueChunks.length, pullRequestChunks.length);
  const looks: Looks[] = [];
  for (let round = 0; round < rounds; round += 1) {
    looks.push(await lookOnce(client, app, issueChunks[round] ?? [], pullRequestChunks[round] ?? []));
  }
  return {
    issues: looks.flatMap(({ issues }) => issues),
    pullRequests: looks.flatMap(({ pullRequests }) => pullRequests),
    serverTime: looks.at(-1)?.serverTime ?? null,
  };
}

async function lookOnce(
  client: GithubClient,
  app: number | null,
  issues: readonly IssueAddress[],
  pullRequests: readonly PullRequestAddress[],
): Promise<Looks> {
  const { document, variables, issuePaths, pullRequestPaths } = subjectDocument(
    { issues, pullRequests },
    app,
  );
  const answer = await client.query({ operation: "Look", document, variables, schema: Answers });
  const issueNodes = issuePaths.map((path) => nodeAt(answer, path, IssueNode));
  const pullRequestNodes = pullRequestPaths.map((path) => nodeAt(answer, path, PullRequestNode));
  const [issueLooks, pullRequestLooks] = await Promise.all([
    Promise.all(issueNodes.map((node) => completeIssue(client, node))),
    completePullRequests(client, app, pullRequests, pullRequestNodes),
  ]);
  return {
    issues: issueLooks,
    pullRequests: pullRequestLooks.map((found): PullRequestLook | Missing => found ?? MISSING),
    serverTime: answer.serverTime === null ? null : toTimestamp(instant(answer.serverTime)),
  };
}

async function completeIssue(client: GithubClient, node: IssueNode | null): Promise<IssueLook | Missing> {
  if (node === null) return MISSING;
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
