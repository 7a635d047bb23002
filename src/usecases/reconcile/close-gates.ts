import { haltedReport, advisoryHaltReport } from "../../messages/halted-report.ts";
import { configurationPath } from "../../ports/configuration-reader.ts";
import type { Effect } from "../../ports/effect.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { modeOf } from "../../views/mode.ts";
import { type CheckState, gateCheckName } from "../../views/pull-request-view.ts";
import { readConfiguration } from "../configuration/read-configuration.ts";
import type { HomeServices } from "../home.ts";
import { type CheckedHead, checkEffect, headOf } from "./pull-request-effects.ts";

const lookedAtOnce = 50;

/** The gates that deliveries are about stay closed while the ledger of their home must not be relied on, and say why. */
export async function closeGatesOf(
  services: HomeServices,
  problem: LedgerProblem,
  hints: readonly Hint[],
): Promise<void> {
  const repositories = new Map(hints.map(({ repository }) => [repository.id, repository]));
  for (const repository of repositories.values()) {
    const own = hints.filter((hint) => hint.repository.id === repository.id);
    const numbers = [...new Set(own.flatMap(pullRequestsOf))];
    const groups = own.flatMap((hint) =>
      hint.kind === "merge-group" ? [{ sha: hint.head, ownChecks: [] }] : [],
    );
    await close(services, problem, repository, [
      ...(await headsOf(services, repository, numbers)),
      ...groups,
    ]);
  }
}

/** Every open gate of a repository is closed: a green one stands on a record that cannot be relied on. */
export async function closeAllGates(
  services: HomeServices,
  problem: LedgerProblem,
  repository: RepositoryReference,
): Promise<void> {
  const open = await services.forge.openPullRequests(repository);
  const numbers = open.map(({ number }) => number);
  for (let from = 0; from < numbers.length; from += lookedAtOnce) {
    const heads = await headsOf(services, repository, numbers.slice(from, from + lookedAtOnce));
    await close(services, problem, repository, heads);
  }
}

function pullRequestsOf(hint: Hint): readonly number[] {
  switch (hint.kind) {
    case "pull-request":
    case "review":
      return [hint.number];
    case "comment":
      return hint.subject.kind === "pull-request" ? [hint.subject.number] : [];
    case "checks":
      return hint.pullRequests;
    case "issue":
    case "issue-deleted":
    case "issue-transferred":
    case "branch-pushed":
    case "merge-group":
    case "repository-changed":
    case "rights-changed":
      return [];
    default:
      return hint satisfies never;
  }
}

async function headsOf(
  { forge, logger }: HomeServices,
  repository: RepositoryReference,
  numbers: readonly number[],
): Promise<readonly CheckedHead[]> {
  if (numbers.length === 0) return [];
  const addresses = numbers.map((number) => ({ repository, number, knownHead: null }));
  const { pullRequests } = await forge.look({ issues: [], pullRequests: addresses });
  return pullRequests.flatMap((look, index) => {
    if ("facts" in look) return look.facts.status === "open" ? [headOf(look)] : [];
    if ("unreadable" in look) {
      const { unreadable: reason } = look;
      logger.error({ reason, repository: repository.id, number: numbers[index] }, "a gate is not closed yet");
    }
    return [];
  });
}

async function close(
  services: HomeServices,
  problem: LedgerProblem,
  repository: RepositoryReference,
  heads: readonly CheckedHead[],
): Promise<void> {
  if (heads.length === 0) return;
  const holds = await holdsBack(services, repository);
  const state: CheckState = holds ? "action-required" : "success";
  const text = holds ? haltedReport(problem) : advisoryHaltReport(problem);
  const effects = heads.flatMap((head): readonly Effect[] => {
    const effect = checkEffect(head, gateCheckName, state, text);
    return effect === null ? [] : [effect];
  });
  if (effects.length > 0) await services.forge.apply(repository, effects);
}

/** The mode by the configuration on the default branch, since the one in force cannot be read. */
async function holdsBack(services: HomeServices, { id }: RepositoryReference): Promise<boolean> {
  const file = await services.forge.file(services.repository, configurationPath);
  const read = file === null ? null : await readConfiguration(services, file.text);
  return read?.outcome !== "valid" || modeOf(read.configuration.organization, id) === "enforce";
}
