// What an issue and a pull request have in common: they share their numbers, comments, labels and assignees.

import { issueHtmlUrl } from "../../representation/issue.ts";
import type { Issue } from "../../state/issue.ts";
import { connection } from "../connection.ts";
import type { FieldValue } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { authoredFields } from "./authored.ts";
import { labelList } from "./label.ts";
import { reactableFields } from "./reaction.ts";
import { timelineItems } from "./timeline-list.ts";
import { z } from "zod";
import { direction } from "../sorting.ts";

const commentArguments = z.object({
  orderBy: z.object({ field: z.literal("UPDATED_AT"), direction }).nullish(),
});

const lockReasons = {
  "off-topic": "OFF_TOPIC",
  "too heated": "TOO_HEATED",
  resolved: "RESOLVED",
  spam: "SPAM",
} as const;

export function issueCommonFields(scope: Scope, issue: Issue): { readonly [field: string]: FieldValue } {
  const { state, urls } = scope.view;
  const url = issueHtmlUrl(scope.view, issue);
  const participants = (): readonly number[] => [
    ...new Set([issue.authorId, ...state.comments.by("issue", issue.id).map(({ authorId }) => authorId)]),
  ];
  return {
    ...authoredFields(scope, issue, issue.lastEdit),
    ...reactableFields(scope, { kind: "issue", id: issue.id }),
    number: issue.number,
    title: issue.title,
    closed: issue.state === "closed",
    closedAt: issue.closedAt,
    locked: issue.isLocked,
    activeLockReason: issue.lockReason === null ? null : lockReasons[issue.lockReason],
    milestone: null,
    url,
    resourcePath: url.slice(urls.origin.length),
    labels: labelList(scope, () => issue.labelIds.map((id) => state.labels.at(id))),
    assignees: (args, field) =>
      connection(
        {
          type: "UserConnection",
          rows: issue.assigneeIds.map((id, index) => ({ id, index })),
          key: ({ index }) => [index],
          show: ({ id }) => scope.objects.account(state.accounts.at(id)),
        },
        args,
        field,
      ),
    participants: (args, field) =>
      connection(
        {
          type: "UserConnection",
          rows: participants().filter((id) => state.accounts.at(id).kind === "user"),
          key: (id) => [id],
          show: (id) => scope.objects.account(state.accounts.at(id)),
        },
        args,
        field,
      ),
    comments: (args, field) => {
      const { orderBy } = commentArguments.parse(args);
      return connection(
        {
          type: "IssueCommentConnection",
          rows: state.comments.by("issue", issue.id),
          key: ({ id, updatedAt }) => (orderBy ? [updatedAt, id] : [id]),
          direction: orderBy?.direction ?? "ASC",
          show: (comment) => scope.objects.comment(comment),
        },
        args,
        field,
      );
    },
    timelineItems: timelineItems(scope, issue),
  };
}
