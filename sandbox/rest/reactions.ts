import { z } from "zod";
import { addReaction, reactionsTo, removeReaction } from "../operations/react.ts";
import { showReaction } from "../representation/reaction.ts";
import { reactionContents, type ReactionSubject } from "../state/issue.ts";
import { forbidden, notFound } from "../state/refusal.ts";
import { noContent, type Answer, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { demandUnlocked } from "./issues.ts";
import { reviewCommentOf } from "./review-comments.ts";

const Content = z.object({ content: z.enum(reactionContents) });

export const reactionHandlers = {
  "reactions/list-for-issue": async (exchange) => list(exchange, issueSubject(exchange)),
  "reactions/create-for-issue": (exchange) => {
    demandUnlocked(exchange, exchange.issue());
    return create(exchange, issueSubject(exchange));
  },
  "reactions/delete-for-issue": (exchange) => remove(exchange, issueSubject(exchange)),
  "reactions/list-for-issue-comment": async (exchange) => list(exchange, commentSubject(exchange)),
  "reactions/create-for-issue-comment": (exchange) => create(exchange, commentSubject(exchange)),
  "reactions/delete-for-issue-comment": (exchange) => remove(exchange, commentSubject(exchange)),
  "reactions/list-for-pull-request-review-comment": async (exchange) =>
    list(exchange, reviewCommentSubject(exchange)),
  "reactions/create-for-pull-request-review-comment": (exchange) =>
    create(exchange, reviewCommentSubject(exchange)),
  "reactions/delete-for-pull-request-comment": (exchange) => remove(exchange, reviewCommentSubject(exchange)),
} satisfies Handlers;

function issueSubject(exchange: Exchange): ReactionSubject {
  return { kind: "issue", id: exchange.issue().id };
}

function commentSubject(exchange: Exchange): ReactionSubject {
  const id = exchange.integer("comment_id");
  const comment = exchange.view.state.comments.find(id);
  if (comment?.repositoryId !== exchange.repository.id) throw notFound();
  return { kind: "issue-comment", id };
}

function reviewCommentSubject(exchange: Exchange): ReactionSubject {
  return { kind: "review-comment", id: reviewCommentOf(exchange).id };
}

async function list(exchange: Exchange, subject: ReactionSubject): Promise<Answer> {
  const content = exchange.query("content");
  const reactions = reactionsTo(exchange.view, subject).filter(
    (reaction) => content === undefined || reaction.content === content,
  );
  return exchange.page(reactions, (reaction) => showReaction(exchange.view, reaction));
}

function create(exchange: Exchange, subject: ReactionSubject): Answer {
  const { content } = exchange.read(Content);
  const { reaction, isNew } = addReaction(
    exchange.github,
    exchange.actor,
    exchange.repository.id,
    subject,
    content,
  );
  return { status: isNew ? 201 : 200, body: showReaction(exchange.view, reaction) };
}

function remove(exchange: Exchange, subject: ReactionSubject): Answer {
  const id = exchange.integer("reaction_id");
  const reaction = reactionsTo(exchange.github, subject).find((one) => one.id === id);
  if (reaction === undefined) throw notFound();
  if (reaction.accountId !== exchange.actor.accountId) throw forbidden("Must be the author of the reaction.");
  removeReaction(exchange.github, id);
  return noContent();
}
