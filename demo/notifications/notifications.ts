// What GitHub would have put into whose inbox: mentions, assignments, review requests, and threads that one takes part in.
import type { Publisher } from "../../sandbox/webhooks/publisher.ts";
import type { GitHubState } from "../../sandbox/state/github-state.ts";
import type { Issue } from "../../sandbox/state/issue.ts";
import type { Occurrence } from "../../sandbox/state/occurrence.ts";
import { mentionsIn } from "./mentions.ts";

/** In GitHub's own words for why somebody is told. */
export type Reason = "mention" | "team_mention" | "assign" | "review_requested" | "author" | "comment";

export type Notification = {
  readonly login: string;
  readonly reason: Reason;
  readonly at: string;
  /** Who did it. */
  readonly by: string;
  readonly number: number;
  readonly title: string;
  readonly isPullRequest: boolean;
};

type Told = { readonly issue: Issue; readonly people: ReadonlyMap<number, Reason> };

export class Notifications {
  readonly #state: GitHubState;
  readonly #sent: Notification[] = [];

  constructor(state: GitHubState, events: Publisher, now: () => string) {
    this.#state = state;
    events.listen((occurrence, actor) => this.#note(occurrence, actor.accountId, now()));
  }

  /** Oldest first. */
  get all(): readonly Notification[] {
    return this.#sent;
  }

  #note(occurrence: Occurrence, actorId: number, at: string): void {
    const told = this.#toldBy(occurrence);
    if (told === null) return;
    const { issue, people } = told;
    for (const [accountId, reason] of people) {
      const account = this.#state.accounts.find(accountId);
      // Nobody is told what they did themselves, and a bot has no inbox.
      if (account?.kind !== "user" || accountId === actorId) continue;
      this.#sent.push({
        login: account.login,
        reason,
        at,
        by: this.#state.accounts.find(actorId)?.login ?? "ghost",
        number: issue.number,
        title: issue.title,
        isPullRequest: issue.isPullRequest,
      });
    }
  }

  #toldBy(occurrence: Occurrence): Told | null {
    const { issues, comments, reviews, pullRequests } = this.#state;
    switch (occurrence.event) {
      case "issues":
      case "pull_request": {
        const issue = issues.at(occurrence.issueId);
        if (occurrence.action === "opened") return { issue, people: this.#called(issue.body ?? "") };
        if (occurrence.action === "assigned")
          return { issue, people: new Map([[occurrence.assigneeId, "assign"]]) };
        if (occurrence.action === "review_requested") return { issue, people: this.#asked(occurrence) };
        if (occurrence.action !== "closed" && occurrence.action !== "reopened") return null;
        return { issue, people: this.#takingPart(issue) };
      }
      case "issue_comment": {
        if (occurrence.action !== "created") return null;
        const { issueId, body } = comments.at(occurrence.commentId);
        return this.#said(issues.at(issueId), body);
      }
      case "pull_request_review": {
        if (occurrence.action !== "submitted") return null;
        const { pullRequestId, body } = reviews.at(occurrence.reviewId);
        return this.#said(issues.at(pullRequests.at(pullRequestId).issueId), body);
      }
      default:
        return null;
    }
  }

  /** A mention says more about why than having taken part. */
  #said(issue: Issue, text: string): Told {
    return { issue, people: new Map([...this.#takingPart(issue), ...this.#called(text)]) };
  }

  #called(text: string): ReadonlyMap<number, Reason> {
    const people = new Map<number, Reason>();
    for (const name of mentionsIn(text)) {
      const team = this.#state.teams.all().find((one) => this.#nameOfTeam(one) === name);
      for (const id of team?.memberIds ?? []) people.set(id, "team_mention");
      const account = this.#state.accounts.all().find(({ login }) => login.toLowerCase() === name);
      if (account !== undefined) people.set(account.id, "mention");
    }
    return people;
  }

  #nameOfTeam({ organizationId, slug }: { readonly organizationId: number; readonly slug: string }): string {
    return `${this.#state.accounts.at(organizationId).login}/${slug}`.toLowerCase();
  }

  #asked(
    request: { readonly reviewerId: number } | { readonly teamId: number },
  ): ReadonlyMap<number, Reason> {
    const ids = "teamId" in request ? this.#state.teams.at(request.teamId).memberIds : [request.reviewerId];
    return new Map(ids.map((id) => [id, "review_requested"]));
  }

  /** The author, assignees, and whoever said something or was called in the thread. */
  #takingPart(issue: Issue): ReadonlyMap<number, Reason> {
    const people = new Map<number, Reason>();
    const said = this.#state.comments.by("issue", issue.id);
    for (const { body } of said) for (const [id, reason] of this.#called(body)) people.set(id, reason);
    for (const { authorId } of said) people.set(authorId, "comment");
    for (const id of issue.assigneeIds) people.set(id, "assign");
    return people.set(issue.authorId, "author");
  }
}
