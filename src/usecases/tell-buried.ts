import type { PullRequestId, RepositoryId, TaskId } from "../domain/ids.ts";
import { issueOf } from "../domain/task/issue-of.ts";
import { deadLetterText } from "../messages/dead-letter-text.ts";
import { writeMarker } from "../messages/marker.ts";
import { answered } from "../ports/answered.ts";
import type { BuriedDelivery } from "../ports/inbox.ts";
import { ForgeUnavailable } from "../ports/forge.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { Logger } from "../ports/logger.ts";
import type { Home } from "./home.ts";
import { labelledKind } from "./plan/opening-of.ts";
import { repositoryOf } from "./repositories.ts";

const marker = writeMarker({ name: "dead-letter", key: "" });

/** Where dead letters are told of: a task's issue, or a pull request. */
type Place = {
  readonly repository: RepositoryReference;
  readonly subject: TaskId | PullRequestId;
  readonly number: number;
};

/**
 * Tells of dead letters where they belong, each place once however often it is called; for the operator alone where no home
 * knows the place. @throws ForgeUnavailable when it could not be told now
 */
export async function tellBuried(
  homes: readonly Home[],
  logger: Logger,
  deliveries: readonly BuriedDelivery[],
): Promise<void> {
  for (const [entity, buried] of byEntity(deliveries)) {
    const told = await tell(homes, entity, buried);
    if (told) continue;
    const letters = buried.map(({ id, reason }) => ({ id, reason }));
    logger.error({ entity, deliveries: letters }, "dead letters nobody can be told of");
  }
}

/** An entity of the inbox is `<repository id>#<number>` where it is an issue or a pull request. */
async function tell(
  homes: readonly Home[],
  entity: string,
  buried: readonly BuriedDelivery[],
): Promise<boolean> {
  const [repository, number] = entity.split("#").map(Number);
  if (repository === undefined || number === undefined) return false;
  for (const home of homes) {
    const place = await placeIn(home, repository, number);
    if (place === null) continue;
    const { subject } = place;
    const body = `${deadLetterText(buried.map(({ event }) => event))}\n\n${marker}`;
    const [outcome] = await home.forge.apply(place.repository, [
      { kind: "comment", subject, number, marker, comment: null, body },
    ]);
    if (outcome?.outcome === "unavailable" || outcome?.outcome === "uncertain")
      throw new ForgeUnavailable(outcome.reason, outcome.retryAt);
    return outcome?.outcome === "done";
  }
  return false;
}

async function placeIn(home: Home, id: number, number: number): Promise<Place | null> {
  const repositories = home.state.frame.configuration?.resolved.organization.repositories ?? [];
  const own = [home.repository.id, ...repositories.map((each) => each.id)].find((each) => each === id);
  const repository = own === undefined ? null : await repositoryOf(home, own);
  if (own === undefined || repository === null) return null;
  const subject = known(home, own, number) ?? (await seen(home, repository, number));
  return subject === null ? null : { repository, subject, number };
}

function known({ state }: Home, repository: RepositoryId, number: number): Place["subject"] | null {
  const pullRequest = state.pullRequestAt(repository, number);
  if (pullRequest !== undefined) return pullRequest.id;
  const task = state.taskAt(repository, number);
  return task?.tracked === true ? issueOf(task) : null;
}

/** What failed may be the very first that we should have learnt of an issue or a pull request. */
async function seen(
  { forge }: Home,
  repository: RepositoryReference,
  number: number,
): Promise<Place["subject"] | null> {
  const address = { repository, number };
  const { issues, pullRequests } = await forge.look({
    issues: [address],
    pullRequests: [{ ...address, knownHead: null }],
  });
  const pullRequest = answered(pullRequests[0]);
  if (pullRequest !== null) return pullRequest.facts.id;
  const issue = answered(issues[0]);
  if (issue === null || labelledKind(issue.facts) === null) return null;
  return issue.facts.id;
}

function byEntity(deliveries: readonly BuriedDelivery[]): ReadonlyMap<string, readonly BuriedDelivery[]> {
  return Map.groupBy(deliveries, ({ entity }) => entity);
}
