import type { Configuration } from "../../domain/configuration.ts";
import type { RepositoryId } from "../../domain/ids.ts";
import type { Effect, EffectOutcome } from "../../ports/effect.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import { modeOf } from "../../views/mode.ts";
import type { Gathered } from "../gather/gathered.ts";
import type { Home } from "../home.ts";
import { answerEffects } from "./answer-effects.ts";
import { askForTask } from "./ask-for-task.ts";
import { configurationCheck, pushedConfigurationCheck } from "./configuration-check.ts";
import { commentsBehind } from "./confirm.ts";
import { confirmedGate } from "./confirmed-gate.ts";
import { lookAtRest } from "./look-at-rest.ts";
import { mergeGroupEffects } from "./merge-group-effects.ts";
import { forgetOwnComments, rememberOwnComment } from "./own-comments.ts";
import { pullRequestEffects } from "./pull-request-effects.ts";
import { type NamedSubjects, subjectsOf } from "./subjects.ts";
import { taskEffects } from "./task-effects.ts";

/** Some views could not be written now. */
export type Unavailable = { readonly reason: string; readonly retryAt: number | null };

type Planned = { readonly repository: RepositoryReference; readonly effects: readonly Effect[] };

/**
 * Brings what GitHub shows in line with the ledger, for all that the batch named, and what is given: wanted less actual, in one batched request
 * for each repository. Returns why not all of it could be written now; null when it is all there.
 */
export async function reconcile(
  home: Home,
  gathered: Gathered,
  hints: readonly Hint[],
  given: NamedSubjects,
): Promise<Unavailable | null> {
  const configuration = home.state.frame.configuration?.resolved;
  const pushed = { repository: home.repository, effects: await pushedConfigurationCheck(home, hints) };
  if (configuration === undefined) {
    return applyAll(home, [pushed, ...(await planUnconfigured(home, gathered))]);
  }
  const subjects = subjectsOf(home.state, hints, given);
  const looked = await lookAtRest(home, gathered, subjects);
  const planned = [
    ...(isPaused(home, configuration) ? [] : await planTasks(home, configuration, looked, subjects)),
    ...(await planPullRequests(home, configuration, looked, subjects)),
    ...(await mergeGroupEffects(home, configuration, hints)),
    pushed,
    ...hints.map((hint) => ({
      repository: hint.repository,
      effects: isPaused(home, configuration)
        ? []
        : answerEffects(home, looked, hint, modeOf(configuration.organization, hint.repository.id)),
    })),
  ];
  return applyAll(home, planned);
}

async function applyAll(home: Home, planned: readonly Planned[]): Promise<Unavailable | null> {
  let unavailable: Unavailable | null = null;
  for (const { repository, effects } of byRepository(planned)) {
    const outcomes = await home.forge.apply(repository, effects);
    unavailable = note(home, effects, outcomes) ?? unavailable;
  }
  return unavailable;
}

/** Before any configuration was accepted, a pull request that would mend it is told what is wrong with it. */
async function planUnconfigured(home: Home, { pullRequests }: Gathered): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  for (const look of pullRequests.values()) {
    planned.push({ repository: home.repository, effects: await configurationCheck(home, look) });
  }
  return planned;
}

function isPaused(home: Home, { organization }: Configuration): boolean {
  return organization.paused || home.state.frame.pause !== null;
}

async function planTasks(
  home: Home,
  { organization }: Configuration,
  looked: Gathered,
  { tasks }: NamedSubjects,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  for (const id of tasks) {
    const task = home.state.tasks.get(id);
    const look = looked.issues.get(id);
    const repository = task === undefined ? undefined : looked.repositories.get(task.repository);
    if (task === undefined || look === undefined || repository === undefined) continue;
    planned.push({ repository, effects: await taskEffects(home, organization, task, look, repository) });
  }
  return planned;
}

async function planPullRequests(
  home: Home,
  { organization }: Configuration,
  looked: Gathered,
  { pullRequests }: NamedSubjects,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  const known = [...pullRequests].flatMap((id) => home.state.pullRequests.get(id) ?? []);
  const standing = await home.forge.comments(commentsBehind(known));
  for (const pullRequest of known) {
    const look = looked.pullRequests.get(pullRequest.id);
    const repository = looked.repositories.get(pullRequest.repository);
    if (look === undefined || repository === undefined) continue;
    const gate = await confirmedGate(home, organization, { pullRequest, look, repository, standing });
    planned.push({
      repository,
      effects: [
        ...pullRequestEffects(organization, pullRequest, gate, look, home.checks),
        ...(await configurationCheck(home, look)),
        ...askForTask(home, organization, pullRequest, look),
      ],
    });
  }
  return planned;
}

function byRepository(planned: readonly Planned[]): readonly Planned[] {
  const merged = new Map<RepositoryId, Planned>();
  for (const { repository, effects } of planned) {
    if (effects.length === 0) continue;
    const before = merged.get(repository.id)?.effects ?? [];
    merged.set(repository.id, { repository, effects: [...before, ...effects] });
  }
  return [...merged.values()];
}

/** Remembers the comments that were written, and says what could not be. */
function note(
  home: Home,
  effects: readonly Effect[],
  outcomes: readonly EffectOutcome[],
): Unavailable | null {
  let unavailable: Unavailable | null = null;
  for (const [index, effect] of effects.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) continue;
    if (outcome.outcome === "unavailable") unavailable = { reason: outcome.reason, retryAt: outcome.retryAt };
    if (outcome.outcome === "refused") {
      home.logger.warn({ effect: effect.kind, reason: outcome.reason }, "GitHub refused a change");
    }
    if (effect.kind !== "comment") continue;
    if (outcome.outcome === "done" && outcome.id !== null) {
      rememberOwnComment(home, effect.subject, effect.marker, { id: outcome.id, body: effect.body });
    } else {
      forgetOwnComments(home, effect.subject);
    }
  }
  return unavailable;
}
