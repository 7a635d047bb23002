// What a run with faults and the run without have in common: all that people see on GitHub, and a sound ledger.
import { expect } from "vitest";
import { headKey } from "../../sandbox/state/github-state.ts";
import type { Issue } from "../../sandbox/state/issue.ts";
import { readMarkers } from "../../src/messages/marker.ts";
import type { Stage } from "../support/stage.ts";

export type Picture = {
  readonly issues: readonly object[];
  readonly pullRequests: readonly object[];
};

type Scene = Pick<Stage, "sandbox" | "seeded" | "app">;

/** What people see now, without ids that depend on the order of writes. */
export function pictureOf(stage: Scene): Picture {
  const { state } = stage.sandbox;
  const { repositoryId } = stage.seeded;
  const issues = state.issues.by("repository", repositoryId);
  return {
    issues: issues.map((issue) => ({
      number: issue.number,
      title: issue.title,
      state: issue.state,
      reason: issue.stateReason,
      labels: issue.labelIds.map((id) => state.labels.at(id).name).toSorted(),
      assignees: issue.assigneeIds.map((id) => state.accounts.at(id).login).toSorted(),
      comments: commentsOf(stage, issue),
    })),
    pullRequests: state.pullRequests.by("repository", repositoryId).map((pull) => ({
      number: pull.number,
      head: pull.headSha,
      draft: pull.isDraft,
      merged: pull.mergedAt !== null,
      asked: pull.requestedReviewerIds.map((id) => state.accounts.at(id).login).toSorted(),
      checks: state.checkRuns
        .by("head", headKey(repositoryId, pull.headSha))
        .filter(({ appId }) => appId === stage.app.id)
        .map(({ name, status, conclusion, output }) => [
          name,
          status,
          conclusion,
          output.title,
          output.summary,
        ])
        .toSorted(([one = ""], [other = ""]) => String(one).localeCompare(String(other))),
    })),
  };
}

function commentsOf({ sandbox, app }: Scene, issue: Issue) {
  const { state } = sandbox;
  const comments = state.comments.by("issue", issue.id);
  const places = new Map(
    comments.filter(({ authorId }) => authorId !== app.botId).map(({ id }, place) => [id, place]),
  );
  const ours = comments.filter(({ authorId }) => authorId === app.botId);
  const reactions = [...places].map(([id, place]) => ({
    place,
    reactions: state.reactions
      .by("subject", `issue-comment/${String(id)}`)
      .filter(({ accountId }) => accountId === app.botId)
      .map(({ content }) => content)
      .toSorted(),
  }));
  return { ours: ours.map(({ body }) => body).toSorted(), theirs: places.size, reactions };
}

/** At most one comment for each intent, and a ledger that is whole. */
export async function expectOrder(stage: Stage): Promise<void> {
  const { state } = stage.sandbox;
  for (const issue of state.issues.by("repository", stage.seeded.repositoryId)) {
    const markers = state.comments
      .by("issue", issue.id)
      .filter(({ authorId }) => authorId === stage.app.botId)
      .flatMap(({ body }) => readMarkers(body).map(({ name, key }) => `${name} ${key}`));
    expect(markers, `comments of ours on ${issue.number}`).toEqual([...new Set(markers)]);
    const states = issue.labelIds
      .map((id) => state.labels.at(id).name)
      .filter((name) => name.startsWith("state/"));
    expect(states.length, `states of ${issue.number}: ${states.join(", ")}`).toBeLessThanOrEqual(1);
  }
  const { ledger } = await stage.home();
  expect(await ledger.verify()).toMatchObject({ problems: [], quarantined: [] });
  expect(stage.sandbox.violations.all).toEqual([]);
  const { buried, parked, waiting, taken } = await stage.inbox.counts();
  expect({ buried, parked, waiting, taken }).toEqual({ buried: 0, parked: 0, waiting: 0, taken: 0 });
}
