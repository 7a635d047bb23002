import { TaskId } from "../../src/domain/ids.ts";
import type { TimelineEntry } from "../../src/ports/forge-facts.ts";
import type { Hint } from "../../src/ports/hint.ts";
import { type FakeGithubState, addressOf } from "./fake-github-state.ts";
import type { FakePeople } from "./fake-people.ts";

export type Transfer = {
  /** What the repository that loses the issue is told. */
  readonly away: readonly Hint[];
  /** What the one that gets it is told. */
  readonly here: readonly Hint[];
};

/**
 * An issue becomes one of another repository: a new node id and number, its words, people and comments, the labels that
 * are known there, and a timeline that begins anew. Looked for where it was, it is not there.
 */
export function transfersIssue(
  github: FakeGithubState,
  login: string,
  from: { readonly people: FakePeople; readonly number: number },
  to: { readonly people: FakePeople; readonly number: number; readonly labels: readonly string[] },
): Transfer {
  github.clock.advance(1_000);
  const [here, there] = [from.people.repository, to.people.repository];
  const { facts: before } = github.issueAt(here.id, from.number);
  const id = TaskId.parse(`issue-${there.id}-${to.number}`);
  const facts = {
    ...before,
    id,
    repository: there.id,
    number: to.number,
    labels: before.labels.filter((label) => to.labels.includes(label)),
    updatedAt: github.now(),
  };
  const came: TimelineEntry = {
    id: `entry-${github.nextNumber()}`,
    at: github.now(),
    actor: from.people.account(login),
    kind: "transferred",
    from: here.id,
  };
  github.issues.delete(addressOf(here.id, from.number));
  github.moved.set(addressOf(here.id, from.number), { task: id, repository: there, number: to.number });
  github.issues.set(addressOf(there.id, to.number), { facts, timeline: [came] });
  for (const [key, comment] of github.comments) {
    if (comment.repository !== here.id || comment.number !== from.number) continue;
    github.comments.set(key, { ...comment, repository: there.id, number: to.number });
  }
  const sender = from.people.account(login);
  const moved: Hint = {
    kind: "issue-transferred",
    at: github.now(),
    repository: here,
    task: before.id,
    number: from.number,
    to: { task: id, repository: there, number: to.number },
    sender,
  };
  const opened: Hint = {
    kind: "issue",
    at: github.now(),
    repository: there,
    issue: facts,
    change: "opened",
    sender,
  };
  return { away: [moved], here: [moved, opened] };
}
