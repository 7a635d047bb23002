import { z } from "zod";
import type { ApiCall } from "./api-call.ts";

/** What a form sent: each name with the values that it had. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What a visitor may do at the page. `done` is what the page says afterwards. */
export type Act = {
  /** `repositoryPath` is `/owner/name`. Throws a ZodError for a form that this page did not make. */
  readonly call: (repositoryPath: string, fields: Fields) => ApiCall;
  readonly done: string;
  /** What it opened is under this part of the repository's addresses, by number. */
  readonly opens?: "issues" | "pull";
};

const one = z.tuple([z.string()]).transform(([value]) => value);
const optional = one.default("");
const many = z.array(z.string()).default([]);
const wholeNumber = one.pipe(
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
);

function act<Shape extends z.ZodRawShape>(
  done: string,
  shape: Shape,
  call: (repositoryPath: string, fields: z.output<z.ZodObject<Shape>>) => ApiCall,
): Act {
  const form = z.object(shape);
  return { done, call: (path, fields) => call(`/repos${path}`, form.parse(fields)) };
}

const onPullRequest = (mutation: string) =>
  `mutation ($id: ID!) { ${mutation}(input: { pullRequestId: $id }) { clientMutationId } }`;

const acts: Readonly<Record<string, Act>> = {
  "open-issue": {
    ...act("Opened.", { title: one, body: optional, label: many }, (path, { title, body, label }) => ({
      kind: "rest",
      method: "POST",
      path: `${path}/issues`,
      body: { title, body, labels: label },
    })),
    opens: "issues",
  },
  comment: act("Commented.", { number: wholeNumber, body: one }, (path, { number, body }) => ({
    kind: "rest",
    method: "POST",
    path: `${path}/issues/${String(number)}/comments`,
    body: { body },
  })),
  "change-label": act(
    "Labels changed.",
    { number: wholeNumber, label: one, change: one },
    (path, { number, label, change }) =>
      change === "add"
        ? {
            kind: "rest",
            method: "POST",
            path: `${path}/issues/${String(number)}/labels`,
            body: { labels: [label] },
          }
        : {
            kind: "rest",
            method: "DELETE",
            path: `${path}/issues/${String(number)}/labels/${encodeURIComponent(label)}`,
          },
  ),
  "change-assignee": act(
    "Assignees changed.",
    { number: wholeNumber, login: one, change: one },
    (path, { number, login, change }) => ({
      kind: "rest",
      method: change === "add" ? "POST" : "DELETE",
      path: `${path}/issues/${String(number)}/assignees`,
      body: { assignees: [login] },
    }),
  ),
  close: act("Closed.", { number: wholeNumber, reason: one }, (path, { number, reason }) => ({
    kind: "rest",
    method: "PATCH",
    path: `${path}/issues/${String(number)}`,
    body: { state: "closed", state_reason: reason },
  })),
  reopen: act("Reopened.", { number: wholeNumber }, (path, { number }) => ({
    kind: "rest",
    method: "PATCH",
    path: `${path}/issues/${String(number)}`,
    body: { state: "open" },
  })),
  "open-pull-request": {
    ...act(
      "Opened.",
      { head: one, base: one, title: one, body: optional, draft: optional },
      (path, { draft, ...rest }) => ({
        kind: "rest",
        method: "POST",
        path: `${path}/pulls`,
        body: { ...rest, draft: draft === "yes" },
      }),
    ),
    opens: "pull",
  },
  "mark-ready": act("Marked as ready.", { id: one }, (_, { id }) => ({
    kind: "graphql",
    query: onPullRequest("markPullRequestReadyForReview"),
    variables: { id },
  })),
  "make-draft": act("Made a draft.", { id: one }, (_, { id }) => ({
    kind: "graphql",
    query: onPullRequest("convertPullRequestToDraft"),
    variables: { id },
  })),
  review: act(
    "Reviewed.",
    { number: wholeNumber, commit: one, verdict: one, body: optional },
    (path, { number, commit, verdict, body }) => ({
      kind: "rest",
      method: "POST",
      path: `${path}/pulls/${String(number)}/reviews`,
      body: { commit_id: commit, event: verdict, ...(body === "" ? {} : { body }) },
    }),
  ),
  merge: act("Merged.", { number: wholeNumber }, (path, { number }) => ({
    kind: "rest",
    method: "PUT",
    path: `${path}/pulls/${String(number)}/merge`,
    body: {},
  })),
  "delete-ruleset": act("Deleted.", { id: wholeNumber }, (path, { id }) => ({
    kind: "rest",
    method: "DELETE",
    path: `${path}/rulesets/${String(id)}`,
  })),
  discuss: act("Commented.", { id: one, body: one }, (_, { id, body }) => ({
    kind: "graphql",
    query:
      "mutation ($id: ID!, $body: String!) { addDiscussionComment(input: { discussionId: $id, body: $body }) { clientMutationId } }",
    variables: { id, body },
  })),
};

export function findAct(name: string): Act | null {
  return Object.hasOwn(acts, name) ? (acts[name] ?? null) : null;
}
