// A forge in memory: it keeps what is written to it, and every request that was made.
import { AccountId } from "../../src/domain/ids.ts";
import type { Effect, EffectOutcome } from "../../src/ports/effect.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type {
  Account,
  OwnCheck,
  OwnComment,
  RepositoryReference,
  Whereabouts,
} from "../../src/ports/forge-facts.ts";
import { readMarkers, writeMarker } from "../../src/messages/marker.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { type FakeGithubState, addressOf, sha } from "./fake-github-state.ts";

export type ForgeRequest = {
  readonly method: keyof Forge;
  readonly effects: readonly Effect[];
};

export type FakeForge = Forge & {
  readonly requests: ForgeRequest[];
  /** A method with an error here rejects with it. */
  readonly broken: Map<keyof Forge, Error>;
  /** What `apply` says of each effect instead of carrying it out; null carries out. */
  unwritable: EffectOutcome | null;
  /** The same for single effects. */
  readonly unwritableEffects: ((effect: Effect) => EffectOutcome | null)[];
};

export const ourselves: Account = { id: AccountId.parse(900), login: "tutti[bot]", kind: "bot" };
const app = 77;

export function createFakeForge(github: FakeGithubState): FakeForge {
  const requests: ForgeRequest[] = [];
  const broken = new Map<keyof Forge, Error>();
  const asked = (method: keyof Forge, effects: readonly Effect[] = []): void => {
    requests.push({ method, effects });
    const error = broken.get(method);
    if (error !== undefined) throw error;
  };
  const checksAt = (head: string): readonly OwnCheck[] => github.checks.get(head) ?? [];

  const forge: FakeForge = {
    requests,
    broken,
    unwritable: null,
    unwritableEffects: [],

    async identity() {
      return { account: ourselves.id, login: ourselves.login, app };
    },

    async repositories() {
      asked("repositories");
      return github.repositories;
    },

    async look({ issues, pullRequests, people = [] }) {
      asked("look");
      return {
        issues: issues.map(({ repository, number, markers = [] }) => {
          const issue = github.issues.get(addressOf(repository.id, number));
          if (issue === undefined) return missing;
          const seen = { facts: issue.facts, timeline: [...issue.timeline] };
          return markers.length === 0
            ? seen
            : { ...seen, comments: ownCommentsOn(github, repository.id, number, markers) };
        }),
        pullRequests: pullRequests.map(({ repository, number, markers = [] }) => {
          const found = github.pullRequests.get(addressOf(repository.id, number));
          if (found === undefined) return missing;
          const { head, reviews } = found.look.facts;
          const reviewed = new Set(reviews.map(({ reviewer }) => reviewer));
          const reviewers = [...github.accounts.values()].filter(({ id }) => reviewed.has(id));
          const seen = { ...found.look, reviewers, ownChecks: checksAt(head.sha) };
          return markers.length === 0
            ? seen
            : { ...seen, comments: ownCommentsOn(github, repository.id, number, markers) };
        }),
        permissions: people.map(({ login }) => github.permissions.get(login) ?? "read"),
        serverTime: github.now(),
      };
    },

    async ownComments({ repository, number }, markers) {
      asked("ownComments");
      return ownCommentsOn(github, repository.id, number, markers);
    },

    async comments(ids) {
      if (ids.length > 0) asked("comments");
      return new Map(
        ids.flatMap((id) => {
          const found = github.comments.get(id);
          if (found === undefined) return [];
          const { author, body } = found.facts;
          return [
            [
              id,
              {
                author: author.id,
                login: author.login,
                body,
                edited: found.editor !== null,
                editors: found.editor === null ? [] : [found.editor],
              },
            ],
          ];
        }),
      );
    },

    async permission(_repository, login) {
      asked("permission");
      return github.permissions.get(login) ?? "read";
    },

    async accounts(logins) {
      asked("accounts");
      return new Map(logins.map((login) => [login, github.accounts.get(login)?.id ?? null]));
    },

    async file(repository, path, at) {
      asked("file");
      const key = `${repository.id}:${path}${at === undefined ? "" : `@${at}`}`;
      const text = github.files.get(key);
      return text === undefined ? null : { text, commit: at ?? commitOf(text) };
    },

    async changesSince(repository, cursor) {
      asked("changesSince");
      return {
        issues: [...github.issues.values()]
          .filter(({ facts }) => facts.repository === repository.id && facts.updatedAt >= cursor)
          .map(({ facts }) => facts.number),
        pullRequests: [...github.pullRequests.values()]
          .filter(({ look, updatedAt }) => look.facts.repository === repository.id && updatedAt >= cursor)
          .map(({ look: { facts } }) => ({ number: facts.number, id: facts.id, head: facts.head.sha })),
        comments: [...github.comments.values()]
          .filter((comment) => comment.repository === repository.id && comment.facts.updatedAt >= cursor)
          .map(({ number, onPullRequest, facts }) => ({ number, onPullRequest, comment: facts })),
      };
    },

    async openPullRequests(repository) {
      asked("openPullRequests");
      return [...github.pullRequests.values()]
        .filter(({ look: { facts } }) => facts.repository === repository.id && facts.status === "open")
        .map(({ look: { facts } }) => ({
          number: facts.number,
          id: facts.id,
          head: facts.head.sha,
          gated: checksAt(facts.head.sha).some(({ name }) => name === gateCheckName),
        }));
    },

    async taskBranches() {
      asked("taskBranches");
      return github.taskBranches;
    },

    async pullRequestsOfMergeGroup(_repository, headRef) {
      asked("pullRequestsOfMergeGroup");
      return github.mergeGroups.get(headRef) ?? [];
    },

    async whereabouts(issues) {
      asked("whereabouts");
      return issues.map(({ repository, number, issue }): Whereabouts => {
        const address = addressOf(repository.id, number);
        if (github.issues.get(address)?.facts.id === issue) return { kind: "there" };
        const to = github.moved.get(address);
        return to === undefined ? { kind: "deleted" } : { kind: "moved", to };
      });
    },

    async apply(repository, effects) {
      asked("apply", effects);
      const { unwritable } = forge;
      const said = (effect: Effect) =>
        forge.unwritableEffects.map((saidOf) => saidOf(effect)).find((each) => each !== null);
      return effects.map((effect) => unwritable ?? said(effect) ?? carryOut(github, repository, effect));
    },
  };
  return forge;
}

function ownCommentsOn(
  github: FakeGithubState,
  repository: RepositoryReference["id"],
  number: number,
  markers: readonly string[],
): ReadonlyMap<string, OwnComment> {
  const own = github.commentsOn(repository, number).filter(({ facts }) => facts.author.id === ourselves.id);
  return new Map(
    markers.flatMap((marker) => {
      const [found, ...younger] = own.filter(({ facts }) => facts.body.includes(marker));
      if (found === undefined) return [];
      const extras = younger.map(({ facts }) => facts.id);
      const { id, body } = found.facts;
      return [[marker, extras.length === 0 ? { id, body } : { id, body, extras }]];
    }),
  );
}

const missing = { missing: true } as const;

function commitOf(text: string): ReturnType<typeof sha> {
  return sha(`${text.length}-${text.slice(-10)}`);
}

function carryOut(github: FakeGithubState, repository: RepositoryReference, effect: Effect): EffectOutcome {
  switch (effect.kind) {
    case "labels": {
      const issue = github.issueAt(repository.id, effect.number);
      for (const { name } of effect.add) github.setLabel(issue, ourselves, "labeled", name);
      for (const name of effect.remove) github.setLabel(issue, ourselves, "unlabeled", name);
      return done(null);
    }
    case "assignees": {
      const issue = github.issueAt(repository.id, effect.number);
      const accounts = [...github.accounts.values()];
      for (const account of accounts) {
        if (effect.add.includes(account.id)) github.setAssignee(issue, ourselves, "assigned", account);
        if (effect.remove.includes(account.id)) github.setAssignee(issue, ourselves, "unassigned", account);
      }
      return done(null);
    }
    case "close":
    case "reopen": {
      const open = effect.kind === "reopen";
      const closedAs = effect.kind === "close" ? effect.as : null;
      const entry = open
        ? ({ kind: "reopened", actor: ourselves } as const)
        : ({ kind: "closed", actor: ourselves, byMerge: false } as const);
      github.change(github.issueAt(repository.id, effect.number), { open, closedAs }, entry);
      return done(null);
    }
    case "comment":
      return done(writeComment(github, repository, effect));
    case "delete-comment":
      github.comments.delete(effect.comment);
      return done(null);
    case "reaction":
      github.reactions.push({ subject: effect.subject, content: effect.content });
      return done(null);
    case "check":
      return done(writeCheck(github, effect));
    case "request-reviewers": {
      const pullRequest = github.pullRequestAt(repository.id, effect.number);
      const requestedReviewers = [...pullRequest.look.requestedReviewers, ...effect.reviewers];
      pullRequest.look = { ...pullRequest.look, requestedReviewers };
      return done(null);
    }
    case "convert-to-draft":
    case "ready-for-review":
      return done(null);
    default:
      return effect satisfies never;
  }
}

type CommentEffect = Extract<Effect, { kind: "comment" }>;

function writeComment(
  github: FakeGithubState,
  { id }: RepositoryReference,
  { number, marker, comment, body }: CommentEffect,
): string {
  if (!readMarkers(body).some((each) => writeMarker(each) === marker)) throw new Error(`no ${marker} in it`);
  const own = github
    .commentsOn(id, number)
    .find(({ facts }) => facts.author.id === ourselves.id && facts.body.includes(marker));
  const known = github.comments.get(comment ?? "") ?? own;
  if (known !== undefined) github.editComment(known, ourselves, body);
  const onPullRequest = github.pullRequests.has(addressOf(id, number));
  return (known ?? github.addComment(ourselves, { repository: id, number, onPullRequest }, body)).facts.id;
}

function writeCheck(github: FakeGithubState, effect: Extract<Effect, { kind: "check" }>): string {
  const others = (github.checks.get(effect.head) ?? []).filter(({ name }) => name !== effect.name);
  const waiting = effect.state === "waiting";
  const check: OwnCheck = {
    id: `check-${github.nextNumber()}`,
    name: effect.name,
    status: waiting ? "in-progress" : "completed",
    conclusion: waiting ? null : effect.state,
    title: effect.title,
    summary: effect.summary,
  };
  github.checks.set(effect.head, [...others, check]);
  return check.id;
}

function done(id: string | null): EffectOutcome {
  return { outcome: "done", id };
}
