import { z } from "zod";
import { addComment, deleteComment, editComment } from "../operations/comment-on-issue.ts";
import { showComment } from "../representation/issue.ts";
import type { IssueComment } from "../state/issue.ts";
import { notFound } from "../state/refusal.ts";
import { created, noContent, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { demandUnlocked } from "./issues.ts";

const Body = z.object({ body: z.string() });

export const commentHandlers = {
  "issues/list-comments": async (exchange) => {
    const comments = exchange.view.state.comments.by("issue", exchange.issue().id);
    return exchange.page(since(exchange, comments), (comment) => showComment(exchange.view, comment));
  },

  "issues/list-comments-for-repo": async (exchange) => {
    const all = since(exchange, exchange.view.state.comments.by("repository", exchange.repository.id));
    return exchange.page(sorted(exchange, all), (comment) => showComment(exchange.view, comment));
  },

  "issues/create-comment": (exchange) => {
    const issue = exchange.issue();
    demandUnlocked(exchange, issue);
    const comment = addComment(exchange.github, exchange.actor, issue.id, exchange.read(Body).body);
    return created(showComment(exchange.view, comment));
  },

  "issues/get-comment": (exchange) => ok(showComment(exchange.view, find(exchange))),

  "issues/update-comment": (exchange) => {
    const comment = findToChange(exchange);
    const after = editComment(exchange.github, exchange.actor, comment.id, exchange.read(Body).body);
    return ok(showComment(exchange.view, after));
  },

  "issues/delete-comment": (exchange) => {
    deleteComment(exchange.github, exchange.actor, findToChange(exchange).id);
    return noContent();
  },
} satisfies Handlers;

function find(exchange: Exchange): IssueComment {
  const comment = exchange.view.state.comments.find(exchange.integer("comment_id"));
  if (comment?.repositoryId !== exchange.repository.id) throw notFound();
  return comment;
}

function findToChange(exchange: Exchange): IssueComment {
  const comment = find(exchange);
  exchange.demandIssuePermission(exchange.github.state.issues.at(comment.issueId));
  exchange.demandRoleUnlessAuthor(comment.authorId, "write");
  return comment;
}

function since(exchange: Exchange, comments: readonly IssueComment[]): readonly IssueComment[] {
  const from = Date.parse(exchange.query("since") ?? "");
  return Number.isNaN(from) ? comments : comments.filter(({ updatedAt }) => Date.parse(updatedAt) >= from);
}

function sorted(exchange: Exchange, comments: readonly IssueComment[]): readonly IssueComment[] {
  const key = ({ createdAt, updatedAt }: IssueComment): number =>
    Date.parse(exchange.query("sort") === "updated" ? updatedAt : createdAt);
  const ascending = comments.toSorted((a, b) => key(a) - key(b) || a.id - b.id);
  const isDescending = exchange.query("sort") !== undefined && exchange.query("direction") !== "asc";
  return isDescending ? ascending.reverse() : ascending;
}
