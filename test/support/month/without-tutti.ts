import type { Stage } from "../stage.ts";
import type { RepositoryLook } from "./repository-look.ts";

/** Labels of people's that Tutti took away, as `number name`. */
export function takenBack({ sandbox, app }: Stage): ReadonlySet<string> {
  const { timeline, issues } = sandbox.state;
  const events = timeline.all();
  const keyOf = (issueId: number, name: string) => `${issues.at(issueId).number} ${name}`;
  const byPeople = new Set(
    events.flatMap(({ actorId, issueId, detail }) =>
      detail.kind === "labeled" && actorId !== app.botId ? [keyOf(issueId, detail.label.name)] : [],
    ),
  );
  const taken = events.flatMap(({ actorId, issueId, detail }) =>
    detail.kind === "unlabeled" && actorId === app.botId ? [keyOf(issueId, detail.label.name)] : [],
  );
  return new Set(taken.filter((key) => byPeople.has(key)));
}

/** The repository as it would be, but for orders that were taken back and issues that Tutti turned last. */
export function asWithoutTutti(
  without: RepositoryLook,
  look: RepositoryLook,
  { taken, turned }: { readonly taken: ReadonlySet<string>; readonly turned: readonly number[] },
): RepositoryLook {
  const takenNames = new Set([...taken].map((key) => key.slice(key.indexOf(" ") + 1)));
  const stateNow = new Map(
    look.issues.map(({ number, state, stateReason }) => [number, { state, stateReason }]),
  );
  return {
    ...without,
    labels: without.labels.filter((name) => look.labels.includes(name) || !takenNames.has(name)),
    issues: without.issues.map((issue) => ({
      ...issue,
      ...(turned.includes(issue.number) ? stateNow.get(issue.number) : {}),
      labels: issue.labels.filter((name) => !taken.has(`${issue.number} ${name}`)),
    })),
  };
}

/** Kinds of what there is to remove after a month in a mode. */
export const removedIn = {
  observe: ["label", "comment", "reaction", "assignee"],
  enforce: ["label", "label-on-issue", "comment", "reaction", "assignee", "review-request", "check"],
} as const;
