import type { Event, EventOf } from "../events.ts";
import type { PullRequest } from "./schema.ts";

/** Heads that a late review may still refer to. */
const rememberedHeads = 20;

/** The events that make or change one pull request. */
export type PullRequestEvent = Extract<
  Event,
  {
    type:
      | "PullRequestLinked"
      | "PullRequestUnlinked"
      | "HeadPushed"
      | "PullRequestChanged"
      | "ReviewRequested"
      | "ReviewersChanged"
      | "ReviewRecorded"
      | "ReviewWithdrawn"
      | "ChecksReported"
      | "GateOverridden";
  }
>;

export function openPullRequest(event: EventOf<"PullRequestOpened">): PullRequest {
  return {
    id: event.pullRequest,
    repository: event.repository,
    number: event.number,
    author: event.author,
    status: "open",
    draft: event.draft,
    headRef: event.headRef,
    baseRef: event.baseRef,
    fork: event.fork,
    head: event.head,
    earlierHeads: [],
    links: [],
    reviews: [],
    requested: [],
    reviewRequestedAt: null,
    workedOn: [],
    checks: [],
    override: null,
    mergedAt: null,
    bypassed: false,
    reverts: [],
    owed: null,
  };
}

/** What a pull request is after an event of its own. Total; the event is taken as it is. */
export function evolvePullRequest(pullRequest: PullRequest, event: PullRequestEvent): PullRequest {
  switch (event.type) {
    case "PullRequestLinked":
      return {
        ...pullRequest,
        links: [
          ...pullRequest.links.filter((link) => link.task !== event.task),
          { task: event.task, source: event.source },
        ],
      };
    case "PullRequestUnlinked":
      return { ...pullRequest, links: pullRequest.links.filter((link) => link.task !== event.task) };
    case "HeadPushed":
      return {
        ...pullRequest,
        head: event.head,
        earlierHeads: [
          { sha: pullRequest.head.sha, patch: pullRequest.head.patch },
          ...pullRequest.earlierHeads.filter((head) => head.sha !== event.head.sha),
        ].slice(0, rememberedHeads),
        checks: event.head.sha === pullRequest.head.sha ? pullRequest.checks : [],
      };
    case "PullRequestChanged":
      return {
        ...pullRequest,
        status: event.status,
        draft: event.draft,
        headRef: event.headRef,
        baseRef: event.baseRef,
        bypassed: event.bypassed,
        reverts: event.reverts ?? pullRequest.reverts,
        owed: event.owed ?? pullRequest.owed,
        ...(event.waived === undefined ? {} : { waived: event.waived }),
        mergedAt: event.status === "merged" ? (pullRequest.mergedAt ?? event.at) : null,
      };
    case "ReviewRequested":
      return {
        ...pullRequest,
        reviewRequestedAt: event.at,
        workedOn: pullRequest.reviews
          .filter(({ decision }) => decision === "changes-requested")
          .map(({ id }) => id),
      };
    case "ReviewersChanged":
      return { ...pullRequest, requested: event.reviewers };
    case "ReviewRecorded":
      return {
        ...pullRequest,
        reviews: [...pullRequest.reviews.filter((review) => review.id !== event.review.id), event.review],
      };
    case "ReviewWithdrawn":
      return {
        ...pullRequest,
        reviews: pullRequest.reviews.filter((review) => review.id !== event.review),
      };
    case "ChecksReported":
      return event.head === pullRequest.head.sha ? { ...pullRequest, checks: event.checks } : pullRequest;
    case "GateOverridden":
      return {
        ...pullRequest,
        override: {
          by: event.member,
          reason: event.reason,
          at: event.at,
          head: event.head,
          comment: event.comment,
        },
      };
    default:
      return event satisfies never;
  }
}
