import type { LRUCache } from "lru-cache";
import type { IssueToSee, Person, PullRequestAddress } from "../../../ports/forge-facts.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { Sightings } from "../sightings.ts";
import type { HeadDiff } from "./head-diff.ts";
import type { Viewer } from "./pull-request-look.ts";
import type { Readings } from "./see-each.ts";

/** What a look is taken with. */
export type LookParts = {
  readonly client: GithubClient;
  readonly viewer: Viewer;
  /** Diffs by their two commits, which never change. */
  readonly diffs: LRUCache<string, HeadDiff>;
  /** Where it notes what a write may want to know. */
  readonly sightings: Sightings;
  /** What it could read, and what not. */
  readonly issues: Readings<IssueToSee>;
  readonly pullRequests: Readings<PullRequestAddress>;
  readonly people: Readings<Person>;
};
