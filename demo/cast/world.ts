import { z } from "zod";

const Login = z.object({ login: z.string() });
const Author = Login.nullable().transform((author) => author?.login ?? "ghost");

function nodes<Node extends z.ZodType>(node: Node) {
  return z.object({ nodes: z.array(node) }).transform(({ nodes }) => nodes);
}

const Issue = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  createdAt: z.string(),
  labels: nodes(z.object({ name: z.string() }).transform(({ name }) => name)),
  assignees: nodes(Login.transform(({ login }) => login)),
  comments: nodes(z.object({ author: Author, body: z.string() })),
});
export type Issue = z.output<typeof Issue>;

const PullRequest = z.object({
  id: z.string(),
  number: z.number(),
  isDraft: z.boolean(),
  headRefName: z.string(),
  headRefOid: z.string(),
  author: Author,
  mergeStateStatus: z.string(),
  reviews: nodes(
    z.object({ author: Author, state: z.string(), commit: z.object({ oid: z.string() }).nullable() }),
  ),
  reviewRequests: nodes(
    z.object({
      requestedReviewer: z.object({ login: z.string().optional() }).nullable(),
    }),
  ).transform((requests) => requests.map(({ requestedReviewer }) => requestedReviewer?.login ?? null)),
});
export type PullRequest = z.output<typeof PullRequest>;

/** What a member of the cast sees of the repository, and all that it acts on. */
export const World = z
  .object({
    ever: z.object({ totalCount: z.number() }),
    newest: nodes(z.object({ createdAt: z.string() })),
    issues: nodes(Issue),
    refs: nodes(z.object({ name: z.string() })),
    pullRequests: nodes(PullRequest),
  })
  .transform(({ ever, newest, issues, refs, pullRequests }) => ({
    issuesEver: ever.totalCount,
    newestIssueAt: newest[0]?.createdAt ?? null,
    issues,
    branches: refs.map(({ name }) => name),
    pullRequests,
  }));
export type World = Readonly<z.output<typeof World>>;

/** What is asked of GitHub for it, within one point of the hourly quota. */
export const worldQuery = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ever: issues { totalCount }
    newest: issues(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { createdAt } }
    issues(states: OPEN, first: 15, orderBy: { field: CREATED_AT, direction: ASC }) {
      nodes {
        number title body createdAt
        labels(first: 20) { nodes { name } }
        assignees(first: 5) { nodes { login } }
        comments(last: 20) { nodes { author { login } body } }
      }
    }
    refs(refPrefix: "refs/heads/", first: 100) { nodes { name } }
    pullRequests(states: OPEN, first: 15) {
      nodes {
        id number isDraft headRefName headRefOid mergeStateStatus
        author { login }
        reviews(last: 30) { nodes { author { login } state commit { oid } } }
        reviewRequests(first: 10) { nodes { requestedReviewer { ... on User { login } } } }
      }
    }
  }
}`;
