import { repositoryHtmlUrl } from "../../representation/repository.ts";
import type { View } from "../../representation/view.ts";
import type { Occurrence, PushedCommit } from "../../state/occurrence.ts";
import type { Body } from "./body.ts";

type About = Extract<Occurrence, { readonly event: "push" | "create" | "delete" | "repository" }>;

const none = "0".repeat(40);

export function renderGit(view: View, occurrence: About): Body {
  const { repositoryId } = occurrence;
  const repository = view.state.repositories.at(repositoryId);
  switch (occurrence.event) {
    case "create":
      return {
        repositoryId,
        body: {
          ref: occurrence.ref,
          ref_type: occurrence.refType,
          master_branch: repository.defaultBranch,
          description: repository.description,
          pusher_type: "user",
        },
      };
    case "delete":
      return {
        repositoryId,
        body: { ref: occurrence.ref, ref_type: occurrence.refType, pusher_type: "user" },
      };
    case "repository":
      return { repositoryId, body: { changes: { repository: { name: { from: occurrence.formerName } } } } };
    case "push":
      return { repositoryId, body: renderPush(view, occurrence) };
    default:
      return occurrence satisfies never;
  }
}

function renderPush(view: View, push: Extract<About, { readonly event: "push" }>) {
  const html = repositoryHtmlUrl(view, view.state.repositories.at(push.repositoryId));
  const { before, after, ref } = push.update;
  const commits = push.commits.map((commit) => showPushedCommit(html, commit));
  const person = push.commits.at(-1)?.committer ?? { name: "GitHub", email: "noreply@github.com" };
  return {
    ref,
    before: before ?? none,
    after: after ?? none,
    pusher: person,
    created: before === null,
    deleted: after === null,
    forced: push.forced,
    base_ref: null,
    compare: `${html}/compare/${(before ?? none).slice(0, 12)}...${(after ?? none).slice(0, 12)}`,
    commits,
    head_commit: after === null ? null : (commits.at(-1) ?? null),
  };
}

function showPushedCommit(html: string, commit: PushedCommit) {
  return {
    id: commit.oid,
    tree_id: commit.treeOid,
    distinct: true,
    message: commit.message,
    timestamp: commit.timestamp,
    url: `${html}/commit/${commit.oid}`,
    author: commit.author,
    committer: commit.committer,
    added: commit.added,
    removed: commit.removed,
    modified: commit.modified,
  };
}
