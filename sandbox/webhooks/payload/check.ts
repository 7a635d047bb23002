import { showCheckRun, showCheckSuiteBriefly, showStatus } from "../../representation/check.ts";
import { repositoryHtmlUrl, repositoryUrl } from "../../representation/repository.ts";
import type { View } from "../../representation/view.ts";
import { fullName } from "../../state/lookup.ts";
import type { Occurrence, PushedCommit } from "../../state/occurrence.ts";
import { showCommit } from "../../representation/commit.ts";
import type { Body } from "./body.ts";

type About = Extract<Occurrence, { readonly event: "check_suite" | "check_run" | "status" | "merge_group" }>;

export function renderCheck(view: View, occurrence: About): Body {
  switch (occurrence.event) {
    case "check_suite":
      return renderSuite(view, occurrence);
    case "check_run":
      return renderRun(view, occurrence);
    case "status":
      return renderStatus(view, occurrence);
    case "merge_group": {
      const group = view.state.mergeGroups.at(occurrence.groupId);
      return {
        repositoryId: group.repositoryId,
        body: {
          merge_group: {
            head_sha: group.headSha,
            head_ref: `refs/heads/${group.headRef}`,
            base_sha: group.baseSha,
            base_ref: `refs/heads/${group.baseRef}`,
            head_commit: showHead(occurrence.head),
          },
        },
      };
    }
    default:
      return occurrence satisfies never;
  }
}

/** Requests are for the app whose suite it is; results are for all. */
function renderSuite(view: View, occurrence: Extract<About, { readonly event: "check_suite" }>): Body {
  const suite = view.state.checkSuites.at(occurrence.suiteId);
  const isRequest = occurrence.action !== "completed";
  return {
    repositoryId: suite.repositoryId,
    ...(isRequest ? { appId: suite.appId } : {}),
    body: {
      check_suite: { ...showCheckSuiteBriefly(view, suite), head_commit: showHead(occurrence.head) },
    },
  };
}

function renderRun(view: View, occurrence: Extract<About, { readonly event: "check_run" }>): Body {
  const { run } = occurrence;
  const suite = view.state.checkSuites.at(run.suiteId);
  const isRequest = occurrence.action === "rerequested" || occurrence.action === "requested_action";
  return {
    repositoryId: run.repositoryId,
    ...(isRequest ? { appId: run.appId } : {}),
    body: {
      check_run: { ...showCheckRun(view, run), check_suite: showCheckSuiteBriefly(view, suite) },
      ...(occurrence.action === "requested_action"
        ? { requested_action: { identifier: occurrence.identifier } }
        : {}),
    },
  };
}

function renderStatus(view: View, occurrence: Extract<About, { readonly event: "status" }>): Body {
  const status = view.state.statuses.at(occurrence.statusId);
  const repository = view.state.repositories.at(status.repositoryId);
  const { commit, branches } = occurrence;
  return {
    repositoryId: status.repositoryId,
    body: {
      id: status.id,
      sha: status.sha,
      name: fullName(view.state, repository),
      avatar_url: showStatus(view, status).avatar_url,
      target_url: status.targetUrl,
      context: status.context,
      description: status.description,
      state: status.state,
      commit: showCommit(view, repository, commit),
      branches: branches.map((name) => ({
        name,
        commit: { sha: status.sha, url: `${repositoryUrl(view, repository)}/commits/${status.sha}` },
        protected: false,
      })),
      created_at: status.createdAt,
      updated_at: status.createdAt,
      html_url: repositoryHtmlUrl(view, repository),
    },
  };
}

function showHead(commit: PushedCommit) {
  return {
    id: commit.oid,
    tree_id: commit.treeOid,
    message: commit.message,
    timestamp: commit.timestamp,
    author: commit.author,
    committer: commit.committer,
  };
}
