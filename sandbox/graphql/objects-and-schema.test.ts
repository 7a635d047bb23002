import { getNamedType, isNonNullType, isObjectType, type GraphQLField, type GraphQLNamedType } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addReaction } from "../operations/react.ts";
import { addLabels } from "../operations/label-issue.ts";
import { addAssignees } from "../operations/assign-issue.ts";
import { closeIssue, reopenIssue } from "../operations/close-issue.ts";
import { addComment, deleteComment } from "../operations/comment-on-issue.ts";
import { createPullRequest } from "../operations/create-pull-request.ts";
import { addDiscussionComment, createDiscussion } from "../operations/discuss.ts";
import { editIssue } from "../operations/edit-issue.ts";
import { lockIssue, unlockIssue } from "../operations/lock-issue.ts";
import { openIssue } from "../operations/open-issue.ts";
import { requestReviews } from "../operations/request-reviews.ts";
import { createReview, dismissReview } from "../operations/review-pull-request.ts";
import { addSubIssue } from "../operations/sub-issues.ts";
import { convertToDraft, markReadyForReview } from "../operations/update-pull-request.ts";
import { writeFiles } from "../operations/write-files.ts";
import type { Actor } from "../state/actor.ts";
import { createObjects } from "./create-objects.ts";
import { installedApp, startGraph, type Graph } from "./graph.fixture.ts";
import { githubSchema } from "./github-schema.ts";
import { queryRoot } from "./query.ts";
import type { Scope } from "./scope.ts";

let graph: Graph;
const problems = new Set<string>();
const visited = new Set<string>();
const shownTypes = new Set<string>();

beforeAll(async () => {
  graph = await startGraph();
  await liveThrough();
});
afterAll(() => graph.stop());

it("every object that can be reached has only fields of its type, and no null where the schema has none", async () => {
  const scope = createScope();
  await visit(queryRoot(scope), "Query");
  const { state } = graph.services.github;
  await visit(scope.objects.repository(state.repositories.at(graph.repositoryId)), "repository");
  for (const account of state.accounts.all()) await visit(scope.objects.account(account), account.login);
  for (const app of state.apps.all()) await visit(scope.objects.app(app), app.slug);
  for (const event of state.timeline.all()) await visit(scope.objects.timelineItem(event), event.detail.kind);
  expect([...problems]).toEqual([]);
  expect([...shownTypes]).toEqual(
    expect.arrayContaining([
      "Issue",
      "PullRequest",
      "Commit",
      "Blob",
      "CheckRun",
      "Discussion",
      "ReviewDismissedEvent",
      "Reaction",
      "Team",
    ]),
  );
});

function actor(login: string): Actor {
  return { accountId: graph.personas[login]?.accountId ?? 0, viaAppId: null, startsWorkflows: true };
}

/** A little of everything that the graph can show. */
async function liveThrough(): Promise<void> {
  const { github } = graph.services;
  const { state } = github;
  const { repositoryId } = graph;
  const [viola, cello] = [actor("viola-dev"), actor("cello-dev")];
  const celloAccount = state.accounts.at(cello.accountId);
  const input = { repositoryId, title: "Tune", body: null, labels: [], assignees: [] };
  const [issue, child] = [
    openIssue(github, viola, input),
    openIssue(github, viola, { ...input, body: "See #1" }),
  ];
  addLabels(github, viola, issue.id, state.labels.by("repository", repositoryId));
  addAssignees(github, viola, issue.id, [celloAccount]);
  addReaction(github, cello, repositoryId, { kind: "issue", id: issue.id }, "heart");
  editIssue(github, viola, issue.id, { title: "Retune", body: "More" });
  addComment(github, viola, issue.id, "Well");
  deleteComment(github, viola, addComment(github, viola, issue.id, "Gone").id);
  addSubIssue(github, viola, issue.id, child.id, { replaceParent: false });
  lockIssue(github, viola, child.id, "too heated");
  unlockIssue(github, viola, child.id);
  closeIssue(github, viola, child.id, "completed");
  reopenIssue(github, viola, child.id);
  await pullRequestLife(viola, cello);
  const category = state.discussionCategories.all()[0]?.id ?? 0;
  const discussion = createDiscussion(github, viola, {
    repositoryId,
    categoryId: category,
    title: "Standup",
    body: "Today",
  });
  const comment = addDiscussionComment(github, cello, discussion.id, { body: "Hm", replyToId: null });
  addDiscussionComment(github, viola, discussion.id, { body: "Yes", replyToId: comment.id });
}

async function pullRequestLife(viola: Actor, cello: Actor): Promise<void> {
  const { github } = graph.services;
  const { repositoryId } = graph;
  const main = await github.git.resolveRef(repositoryId, "refs/heads/main");
  await github.git.updateRef(repositoryId, { ref: "refs/heads/x", before: null, after: main });
  await writeFiles(github, viola, {
    repositoryId,
    branch: "x",
    message: "Work",
    files: { "deep/down/new.md": "new\n" },
  });
  const input = { repositoryId, title: "Tune", body: "Closes #1", base: "main", head: "x", isDraft: false };
  const pull = await createPullRequest(github, viola, input);
  const { accounts, teams, rulesets } = github.state;
  requestReviews(github, viola, pull.id, { accounts: [accounts.at(cello.accountId)], teams: teams.all() });
  const comments = [{ path: "deep/down/new.md", line: 1, side: "RIGHT", body: "Why?" }] as const;
  const review = createReview(github, cello, { pullId: pull.id, verdict: "APPROVE", body: "", comments });
  dismissReview(github, viola, review.id, "Too early");
  convertToDraft(github, viola, pull.id);
  markReadyForReview(github, viola, pull.id);
  const at = github.clock.timestamp();
  rulesets.insert({
    id: rulesets.nextId(),
    repositoryId,
    name: "gate",
    target: "branch",
    enforcement: "active",
    include: ["~DEFAULT_BRANCH"],
    exclude: [],
    bypassActors: [],
    rules: [
      { type: "deletion" },
      {
        type: "required_status_checks",
        checks: [{ context: "ready", integrationId: 1 }],
        strict: true,
        skipOnCreate: true,
      },
    ],
    createdAt: at,
    updatedAt: at,
  });
  const app = installedApp(graph, "Metronome", { checks: "write" });
  await app(
    `mutation ($sha: GitObjectID!) { createCheckRun(input: { repositoryId: "${await repositoryNodeId()}", name: "ready", headSha: $sha, output: { title: "t", summary: "s", annotations: [{ path: "a", message: "m", annotationLevel: WARNING, location: { startLine: 1, endLine: 2 } }] } }) { checkRun { id } } }`,
    { sha: pull.headSha },
  );
}

async function repositoryNodeId(): Promise<string> {
  const { repository } = await graph.as("viola-dev")<{ repository: { id: string } }>(
    `{ repository(owner: "orchestra", name: "score") { id } }`,
  );
  return repository.id;
}

function createScope(): Scope {
  const { github, view, quotas } = graph.services;
  const caller = { kind: "user", accountId: actor("conductor").accountId, tokenId: 0 } as const;
  const scope: Scope = {
    view,
    github,
    caller,
    viewerId: caller.accountId,
    cost: { points: 1, nodes: 0 },
    standing: () => quotas.standing(caller, "graphql"),
    objects: createObjects(() => scope),
  };
  return scope;
}

/** Follows every field that needs no argument but a page size. */
async function visit(shown: unknown, path: string, expected?: GraphQLNamedType): Promise<void> {
  const value: unknown = await shown;
  if (Array.isArray(value)) {
    for (const one of value) await visit(one, path, expected);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const said = "__typename" in value ? githubSchema().getType(String(value.__typename)) : undefined;
  const type = said ?? expected;
  if (!isObjectType(type)) throw new Error(`${path}: ${JSON.stringify(value)} is of no type of objects`);
  if (isObjectType(expected) && type !== expected)
    problems.add(`${path} is a ${type.name}, not a ${expected.name}`);
  const key = "id" in value ? `${type.name}/${String(value.id)}` : `${path}/${type.name}`;
  if (visited.has(key)) return;
  visited.add(key);
  shownTypes.add(type.name);
  for (const [name, member] of Object.entries(value)) {
    if (name !== "__typename")
      await visitMember(type.getFields()[name], member, `${path}.${name}`, `${type.name}.${name}`);
  }
}

async function visitMember(
  field: GraphQLField<unknown, unknown> | undefined,
  member: unknown,
  path: string,
  name: string,
): Promise<void> {
  if (field === undefined) {
    problems.add(`${name} is not in the schema`);
    return;
  }
  if (field.args.some((argument) => isNonNullType(argument.type))) return;
  const isPaged = field.args.some((argument) => argument.name === "first");
  const value: unknown =
    typeof member === "function" ? await member(isPaged ? { first: 10 } : {}, field.name) : member;
  if (isNonNullType(field.type) && (value === null || value === undefined)) problems.add(`${name} is null`);
  if (value === undefined) problems.add(`${name} is undefined`);
  await visit(value, path, getNamedType(field.type));
}
