// Whatever people do on a fake GitHub, in any order: on a parent, its child, a task beside them, and a pull request for each of the two.
import * as fc from "fast-check";
import { stateNames } from "../../src/domain/task/schema.ts";
import { PatchId } from "../../src/domain/review/schema.ts";
import type { Hint } from "../../src/ports/hint.ts";
import { sha } from "./fake-github-state.ts";
import { type FakeTeam, home1 } from "./fake-home.ts";

export const [parent, child, other] = [1, 2, 3];
const pullOf = (issue: number): number => issue + 10;

const words = [
  "/assign @bob",
  "/assign @cy",
  "/accept",
  "/decline ill",
  "/start",
  "/block no key on #3",
  "/block no key @ada: buys one",
  "/unblock",
  "/escalate help",
  "/ack",
  "/ready",
  "/tier 2",
  "/tier 0",
  "/priority P1",
  "/estimate 3h",
  "/pause",
  "/resume",
  "/untrack",
  "/track",
  "/force in-progress",
  "/force under-review",
  "/force completed",
  "/force pending",
  "/why",
  "/nonsense",
];

const who = fc.constantFrom("grace-g", "ada-g", "bob-g", "cy-g", "eve-g", "mia-g");
const issue = fc.constantFrom(parent, child, other);
const worked = fc.constantFrom(child, other);
const state = fc.constantFrom(...stateNames);

const onPull = fc.record({
  kind: fc.constantFrom(
    "push" as const,
    "draft" as const,
    "ready" as const,
    "approve" as const,
    "ask for changes" as const,
    "merge" as const,
    "give up" as const,
  ),
  who,
  issue: worked,
});
type OnPullRequest = typeof onPull extends fc.Arbitrary<infer Value> ? Value : never;

export const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("say" as const), who, issue, text: fc.constantFrom(...words) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("label" as const), who, issue, state }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("unlabel" as const), who, issue }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom("sidebar" as const, "take away" as const), who, issue }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("close" as const, "dismiss" as const, "reopen" as const),
      who,
      issue,
    }),
  },
  { weight: 4, arbitrary: onPull },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
);
export type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/** The issues and pull requests that the acts are about. */
export function beginning({ people }: FakeTeam): readonly Hint[] {
  const labels = ["kind/tactical", "tier/1", "domain/core"];
  const first = people.opensIssue("grace-g", parent, { labels: ["kind/strategic", "tier/2", "domain/core"] });
  const nested = people.opensIssue("ada-g", child, { labels, parent: first.issue.id });
  const beside = people.opensIssue("ada-g", other, { labels });
  const links = (task: typeof first) => [{ task: task.issue.id, source: "closing-keyword" as const }];
  return [
    first,
    nested,
    beside,
    people.opensPullRequest("bob-g", pullOf(child), {
      draft: true,
      links: links(nested),
      paths: ["core/a.md"],
    }),
    people.opensPullRequest("cy-g", pullOf(other), {
      draft: true,
      links: links(beside),
      paths: ["core/b.md"],
    }),
  ];
}

/** Carries an act out on the fake GitHub, and says what webhook tells of it; null where there is nothing of that kind to do. */
export function perform({ people, github, clock }: FakeTeam, taken: Act, count: number): Hint | null {
  if (taken.kind === "wait") {
    clock.advance(taken.hours * 3_600_000);
    return null;
  }
  const { who: login, issue: number } = taken;
  const { facts } = github.issueAt(home1.id, number);
  const [first] = facts.assignees;
  switch (taken.kind) {
    case "say":
      return people.says(login, number, taken.text);
    case "label":
      return people.labels(login, number, `state/${taken.state}`);
    case "unlabel": {
      const label = facts.labels.find((name) => name.startsWith("state/"));
      return label === undefined ? null : people.unlabels(login, number, label);
    }
    case "sidebar":
      return people.assigns(login, number, "bob-g");
    case "take away":
      return first === undefined ? null : people.unassigns(login, number, first.login);
    case "close":
    case "dismiss":
      if (!facts.open) return null;
      return people.closes(login, number, taken.kind === "close" ? "completed" : "not-planned");
    case "reopen":
      return facts.open ? null : people.reopens(login, number);
    default:
      return onPullRequest({ people, github }, taken, count);
  }
}

function onPullRequest(
  { people, github }: Pick<FakeTeam, "people" | "github">,
  { kind, who: login, issue: number }: OnPullRequest,
  count: number,
): Hint | null {
  const pull = pullOf(number);
  const { facts } = github.pullRequestAt(home1.id, pull).look;
  if (facts.status !== "open") return null;
  switch (kind) {
    case "push": {
      const head = `push-${count}`;
      return people.changesPullRequest(login, pull, {
        head: { ...facts.head, sha: sha(head), patch: PatchId.parse(sha(`patch ${head}`)) },
      });
    }
    case "draft":
    case "ready":
      return people.changesPullRequest(login, pull, { draft: kind === "draft" });
    case "approve":
      return people.approves(login, pull);
    case "ask for changes": {
      const review = {
        id: `review-${count}`,
        reviewer: people.account(login).id,
        decision: "changes-requested" as const,
        commit: facts.head.sha,
        at: github.now(),
      };
      return people.changesPullRequest(login, pull, { reviews: [...facts.reviews, review] });
    }
    case "merge":
      return people.changesPullRequest(login, pull, { status: "merged", mergedBy: people.account(login).id });
    case "give up":
      return people.changesPullRequest(login, pull, { status: "closed" });
    default:
      return kind satisfies never;
  }
}
