import { reactionsTo } from "../../operations/react.ts";
import {
  reactionContents,
  type Reaction,
  type ReactionContent,
  type ReactionSubject,
} from "../../state/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import { connection } from "../connection.ts";
import type { Field, FieldValue, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

/** REST's word → GraphQL's. */
const graphContents = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  confused: "CONFUSED",
  heart: "HEART",
  hooray: "HOORAY",
  rocket: "ROCKET",
  eyes: "EYES",
} as const satisfies Readonly<Record<ReactionContent, string>>;

export function reactionContentOf(word: string): ReactionContent | null {
  return reactionContents.find((content) => graphContents[content] === word) ?? null;
}

export function reactionObject(scope: Scope, reaction: Reaction): GraphObject {
  return {
    __typename: "Reaction",
    id: nodeId("Reaction", reaction.repositoryId, reaction.id),
    databaseId: reaction.id,
    content: graphContents[reaction.content],
    createdAt: reaction.createdAt,
    user: () => {
      const account = scope.view.state.accounts.at(reaction.accountId);
      return account.kind === "user" ? scope.objects.account(account) : null;
    },
    reactable: () => scope.objects.reactionSubject(reaction.subject),
  };
}

export function reactableFields(
  scope: Scope,
  subject: ReactionSubject,
): { readonly [field: string]: FieldValue } {
  const all = (): readonly Reaction[] => reactionsTo(scope.view, subject);
  return {
    reactions: (args, field) =>
      connection(
        {
          type: "ReactionConnection",
          rows: all().filter(
            ({ content }) => (args["content"] ?? graphContents[content]) === graphContents[content],
          ),
          key: ({ id }) => [id],
          show: (reaction) => scope.objects.reaction(reaction),
          extra: { viewerHasReacted: all().some(({ accountId }) => accountId === scope.viewerId) },
        },
        args,
        field,
      ),
    reactionGroups: () => reactionContents.map((content) => reactionGroup(scope, subject, content)),
  };
}

function reactionGroup(scope: Scope, subject: ReactionSubject, content: ReactionContent): GraphObject {
  const reactions = reactionsTo(scope.view, subject).filter((reaction) => reaction.content === content);
  return {
    __typename: "ReactionGroup",
    content: graphContents[content],
    createdAt: reactions[0]?.createdAt ?? null,
    viewerHasReacted: reactions.some(({ accountId }) => accountId === scope.viewerId),
    subject: () => scope.objects.reactionSubject(subject),
    reactors: reactorList(scope, "ReactorConnection", reactions),
    users: reactorList(
      scope,
      "ReactingUserConnection",
      reactions.filter(({ accountId }) => scope.view.state.accounts.at(accountId).kind === "user"),
    ),
  };
}

function reactorList(scope: Scope, type: string, rows: readonly Reaction[]): Field {
  return (args, field) =>
    connection(
      {
        type,
        rows,
        key: ({ id }) => [id],
        show: ({ accountId }) => scope.objects.account(scope.view.state.accounts.at(accountId)),
        edge: ({ createdAt }) => ({ reactedAt: createdAt }),
      },
      args,
      field,
    );
}
