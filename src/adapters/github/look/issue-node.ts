import { z } from "zod";
import { RepositoryId, TaskId } from "../../../domain/ids.ts";
import type { IssueLook, TimelineEntry } from "../../../ports/forge-facts.ts";
import { GHOST } from "../account.ts";
import { GithubTime } from "../github-time.ts";
import { ActorNode, connectionOf, nodesOf } from "../graphql-parts.ts";

const TIMELINE = 30;

export const ISSUE_FRAGMENT = `
fragment IssueParts on Issue {
  id
  number
  title
  body
  createdAt
  updatedAt
  author { ...ActorParts }
  state
  stateReason(enableDuplicate: true)
  labels(first: 100) { nodes { name } pageInfo { hasNextPage endCursor } }
  assignees(first: 20) { nodes { ...ActorParts } }
  parent { id }
  repository { databaseId }
  timelineItems(
    last: ${TIMELINE}
    itemTypes: [LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT]
  ) {
    nodes {
      __typename
      ... on LabeledEvent { id createdAt actor { ...ActorParts } label { name } }
      ... on UnlabeledEvent { id createdAt actor { ...ActorParts } label { name } }
      ... on AssignedEvent { id createdAt actor { ...ActorParts } assignee { ...AssigneeParts } }
      ... on UnassignedEvent { id createdAt actor { ...ActorParts } assignee { ...AssigneeParts } }
      ... on ClosedEvent { id createdAt actor { ...ActorParts } closer { __typename } }
      ... on ReopenedEvent { id createdAt actor { ...ActorParts } }
      ... on TransferredEvent { id createdAt actor { ...ActorParts } fromRepository { databaseId } }
    }
  }
}
fragment AssigneeParts on Assignee {
  __typename
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;

const Entry = z.object({ id: z.string(), createdAt: GithubTime, actor: ActorNode });

const TimelineNode = z.discriminatedUnion("__typename", [
  Entry.extend({
    __typename: z.enum(["LabeledEvent", "UnlabeledEvent"]),
    label: z.object({ name: z.string() }),
  }),
  Entry.extend({ __typename: z.enum(["AssignedEvent", "UnassignedEvent"]), assignee: ActorNode }),
  Entry.extend({
    __typename: z.literal("ClosedEvent"),
    closer: z.object({ __typename: z.string() }).nullable(),
  }),
  Entry.extend({ __typename: z.literal("ReopenedEvent") }),
  Entry.extend({
    __typename: z.literal("TransferredEvent"),
    fromRepository: z.object({ databaseId: RepositoryId }).nullable(),
  }),
]);

export const IssueNode = z.object({
  id: TaskId,
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  createdAt: GithubTime,
  updatedAt: GithubTime,
  author: ActorNode,
  state: z.enum(["OPEN", "CLOSED"]),
  stateReason: z.string().nullish(),
  labels: connectionOf(z.object({ name: z.string() })).nullable(),
  assignees: z.object({ nodes: nodesOf(ActorNode) }),
  parent: z.object({ id: TaskId }).nullish(),
  repository: z.object({ databaseId: RepositoryId }),
  timelineItems: z.object({ nodes: nodesOf(TimelineNode) }),
});
export type IssueNode = z.infer<typeof IssueNode>;

/** `moreLabels` are those of further pages. */
export function issueLook(issue: IssueNode, moreLabels: readonly string[]): IssueLook {
  return {
    facts: {
      id: issue.id,
      repository: issue.repository.databaseId,
      number: issue.number,
      title: issue.title,
      body: issue.body,
      author: issue.author ?? GHOST,
      open: issue.state === "OPEN",
      closedAs: issue.state === "OPEN" ? null : closedAs(issue.stateReason),
      labels: [...(issue.labels?.nodes ?? []).map(({ name }) => name), ...moreLabels],
      assignees: issue.assignees.nodes,
      createdAt: issue.createdAt,
      updatedAt: issue.updatedAt,
      parent: issue.parent?.id ?? null,
    },
    timeline: issue.timelineItems.nodes.map(timelineEntry),
  };
}

function closedAs(reason: string | null | undefined) {
  switch (reason) {
    case "NOT_PLANNED":
      return "not-planned" as const;
    case "DUPLICATE":
      return "duplicate" as const;
    default:
      return "completed" as const;
  }
}

const KINDS = {
  LabeledEvent: "labeled",
  UnlabeledEvent: "unlabeled",
  AssignedEvent: "assigned",
  UnassignedEvent: "unassigned",
} as const;

function timelineEntry(node: z.infer<typeof TimelineNode>): TimelineEntry {
  const entry = { id: node.id, at: node.createdAt, actor: node.actor };
  switch (node.__typename) {
    case "LabeledEvent":
    case "UnlabeledEvent":
      return { ...entry, kind: KINDS[node.__typename], label: node.label.name };
    case "AssignedEvent":
    case "UnassignedEvent":
      return { ...entry, kind: KINDS[node.__typename], assignee: node.assignee?.id ?? null };
    case "ClosedEvent":
      return { ...entry, kind: "closed", byMerge: node.closer?.__typename === "PullRequest" };
    case "ReopenedEvent":
      return { ...entry, kind: "reopened" };
    case "TransferredEvent":
      return { ...entry, kind: "transferred", from: node.fromRepository?.databaseId ?? null };
    default:
      return node satisfies never;
  }
}
