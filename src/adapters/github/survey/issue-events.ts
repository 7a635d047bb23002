// Who did what last to an issue, out of the repository's events.
import { z } from "zod";

const Account = z.object({ id: z.int(), login: z.string() });

/** As the REST API lists it; kinds that nobody asks about have an `event` that is not told apart. */
export const IssueEvent = z.object({
  /** Later ones have greater ids. */
  id: z.int(),
  event: z.string(),
  actor: Account.nullable(),
  label: z.object({ name: z.string() }).optional(),
  assignee: Account.nullish(),
  assigner: Account.nullish(),
  requested_reviewer: Account.nullish(),
  review_requester: Account.nullish(),
  issue: z.object({ number: z.int() }).nullish(),
});
export type IssueEvent = z.infer<typeof IssueEvent>;

/** Each by account; of several that did the same, the last. */
export type LastDoers = {
  /** Who put a label on an issue, by `issueKey(number, label)`. */
  readonly labelled: ReadonlyMap<string, number>;
  /** Who put an assignee there, by `issueKey(number, login)`. */
  readonly assigned: ReadonlyMap<string, number>;
  /** Who asked somebody to review, by `issueKey(number, login)`. */
  readonly requested: ReadonlyMap<string, number>;
  /** Who closed an issue or opened it again, by number. */
  readonly turned: ReadonlyMap<number, number>;
};

/** GitHub lists the newest first. */
export function lastDoers(events: readonly IssueEvent[]): LastDoers {
  const labelled = new Map<string, number>();
  const assigned = new Map<string, number>();
  const requested = new Map<string, number>();
  const turned = new Map<number, number>();
  for (const event of events.toReversed()) {
    const { actor, issue } = event;
    if (!issue || actor === null) continue;
    const { number } = issue;
    if (event.event === "labeled" && event.label !== undefined) {
      labelled.set(issueKey(number, event.label.name), actor.id);
    } else if (event.event === "assigned" && event.assignee) {
      assigned.set(issueKey(number, event.assignee.login), (event.assigner ?? actor).id);
    } else if (event.event === "review_requested" && event.requested_reviewer) {
      requested.set(issueKey(number, event.requested_reviewer.login), (event.review_requester ?? actor).id);
    } else if (event.event === "closed" || event.event === "reopened") {
      turned.set(number, actor.id);
    }
  }
  return { labelled, assigned, requested, turned };
}

/** Names of labels and accounts are the same in any case. */
export function issueKey(number: number, name: string): string {
  return `${number} ${name.toLowerCase()}`;
}
