// Who put labels on issues last, as far as the newest page of a repository's events reaches.
import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";
import { IssueEvent } from "./issue-events.ts";

const PAGE = 100;

export type Labeling = {
  /** Of the event: a later one is greater. */
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly doer: number;
};

export type NewestEvents = {
  /** Id of the newest event of any kind; 0 where there is none. */
  readonly newest: number;
  readonly labelings: readonly Labeling[];
};

/** GitHub's list may lag: what is missing may have happened all the same, what is there did. */
export async function readNewestEvents(
  client: Pick<GithubClient, "get">,
  { owner, name }: RepositoryName,
): Promise<NewestEvents> {
  const events = await client.get({
    operation: "NewestEvents",
    url: "/repos/{owner}/{repo}/issues/events",
    parameters: { owner, repo: name, per_page: PAGE },
    schema: z.array(IssueEvent),
  });
  return {
    newest: Math.max(0, ...events.map(({ id }) => id)),
    labelings: events.flatMap(({ id, event, issue, label, actor }) =>
      event === "labeled" && issue && label !== undefined && actor !== null
        ? [{ id, number: issue.number, name: label.name, doer: actor.id }]
        : [],
    ),
  };
}
