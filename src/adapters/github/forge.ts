import { LRUCache } from "lru-cache";
import type { RepositoryId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Forge } from "../../ports/forge.ts";
import type { IssueToSee, Person, PullRequestAddress, RepositoryReference } from "../../ports/forge-facts.ts";
import { accountsOf } from "./accounts.ts";
import { createApply } from "./apply/apply.ts";
import { createMemory } from "./apply/memory.ts";
import { askRepository } from "./ask-repository.ts";
import { changesSince } from "./changes-since.ts";
import type { GithubClient } from "./client/github-client.ts";
import { type Turnstile, createTurnstile } from "./client/turnstile.ts";
import { ACTOR_FRAGMENT } from "./graphql-parts.ts";
import { type OwnIdentity, createIdentity } from "./identity.ts";
import type { HeadDiff } from "./look/head-diff.ts";
import { look } from "./look/look.ts";
import { permissionsAlone } from "./look/permissions-alone.ts";
import { addressKey, createReadings, personKey } from "./look/see-each.ts";
import { pullRequestsOfMergeGroup } from "./merge-group.ts";
import { openPullRequests } from "./open-pull-requests.ts";
import { commentsField, ownCommentsIn } from "./own-comments.ts";
import { readFiles } from "./read-files.ts";
import { installationRepositories } from "./repositories.ts";
import { standingComments } from "./standing-comments.ts";
import { taskBranches } from "./task-branches.ts";
import { whereaboutsOf } from "./whereabouts.ts";

export type ForgeParts = {
  readonly client: GithubClient;
  readonly clock: Clock;
  /** Our App's number; null when we act with somebody's token. */
  readonly app: number | null;
  /** Name of the check that every head must have. */
  readonly gate: string;
  /** Milliseconds that reads may lag behind writes. */
  readonly readLag: number;
  /** Whose eyes it looks with, where that is not the token's owner: for rehearsals, which write nothing. */
  readonly standsFor?: OwnIdentity;
};

export function createGithubForge({ client, clock, app, gate, readLag, standsFor }: ForgeParts): Forge {
  const identity = standsFor === undefined ? createIdentity(client, app) : async () => standsFor;
  const memory = createMemory();
  const apply = createApply({ client, clock, identity, memory, readLag });
  const diffs = new LRUCache<string, HeadDiff>({ max: 500 });
  const readings = {
    issues: createReadings<IssueToSee>(addressKey),
    pullRequests: createReadings<PullRequestAddress>(addressKey),
    people: createReadings<Person>(personKey),
  };
  const comments = createReadings<string>((id) => id);
  const turnstiles = new LRUCache<RepositoryId, Turnstile>({ max: 1_000 });

  /** Two at once could both look for a comment that is not there, and both make it. */
  function oneAtATime<Value>({ id }: RepositoryReference, work: () => Promise<Value>): Promise<Value> {
    const turnstile = turnstiles.get(id) ?? createTurnstile(1);
    turnstiles.set(id, turnstile);
    return turnstile.pass(work);
  }

  return {
    identity,
    repositories: () => installationRepositories(client),
    async look(subjects) {
      const isPersonal =
        subjects.pullRequests.length > 0 || subjects.issues.some(({ markers = [] }) => markers.length > 0);
      const viewer = { account: isPersonal ? (await identity()).account : null, app };
      return look({ client, viewer, diffs, sightings: memory.sightings, ...readings }, subjects);
    },

    async ownComments({ repository, number }, markers) {
      const { account } = await identity();
      const field = commentsField("subject", number);
      const answer = await askRepository(client, "OwnComments", repository, [field], [ACTOR_FRAGMENT]);
      return (await ownCommentsIn(client, answer["subject"], account, markers)) ?? new Map();
    },

    comments: (ids) => standingComments(client, comments, ids),

    async permission(repository, login) {
      const [permission] = await permissionsAlone(client, readings.people, [{ repository, login }]);
      return permission ?? "none";
    },

    accounts: (logins) => accountsOf(client, logins, memory),

    async file(repository, path, at) {
      const source =
        at === undefined ? ({ kind: "default-branch" } as const) : ({ kind: "commit", id: at } as const);
      const found = await readFiles(client, repository, source, [path]);
      const text = found?.files.get(path) ?? null;
      return found === null || text === null ? null : { text, commit: found.commit };
    },

    changesSince: (repository, cursor) => changesSince(client, repository, cursor),
    openPullRequests: (repository) => openPullRequests(client, repository, app, gate),
    taskBranches: (repository) => taskBranches(client, repository),
    pullRequestsOfMergeGroup: (repository, headRef) => pullRequestsOfMergeGroup(client, repository, headRef),
    whereabouts: (issues) => whereaboutsOf(client, issues),
    apply: (repository, effects) => oneAtATime(repository, () => apply(repository, effects)),
  };
}
