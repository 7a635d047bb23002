import { isPaused } from "../../domain/organization-frame.ts";
import type { GateOf } from "../../domain/gate.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Effect } from "../../ports/effect.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import { modeOf } from "../../views/mode.ts";
import type { Gathered } from "../gather/gathered.ts";
import { whyUnread } from "../gather/unread.ts";
import type { Home } from "../home.ts";
import { answerEffects } from "./answer-effects.ts";
import { askForTask } from "./ask-for-task.ts";
import { configurationCheck, pushedConfigurationCheck } from "./configuration-check.ts";
import { type GatedPullRequests, confirmedGates, gatesShown } from "./confirmed-gate.ts";
import { extraComments } from "./extra-comments.ts";
import { lookAtRest } from "./look-at-rest.ts";
import { mergeGroupEffects } from "./merge-group-effects.ts";
import { pullRequestEffects } from "./pull-request-effects.ts";
import { noteOutcome } from "./note-outcome.ts";
import { orFailure } from "./or-failure.ts";
import { type About, Shown } from "./shown.ts";
import { type NamedSubjects, subjectsOf } from "./subjects.ts";
import { taskEffects } from "./task-effects.ts";

type Planned = {
  readonly about: About;
  readonly repository: RepositoryReference;
  readonly effects: readonly Effect[];
};

const all: About = { kind: "all" };

/**
 * Brings what GitHub shows in line with the ledger, for all that the batch named, and what is given: wanted less actual, in one batched request
 * for each repository. Says of each subject what became of it.
 */
export async function reconcile(
  home: Home,
  gathered: Gathered,
  hints: readonly Hint[],
  given: NamedSubjects,
): Promise<Shown> {
  const shown = new Shown();
  const configuration = home.state.frame.configuration?.resolved;
  const pushed: Planned = {
    about: all,
    repository: home.repository,
    effects: await pushedConfigurationCheck(home, hints),
  };
  if (configuration === undefined) {
    await applyAll(home, [pushed, ...(await planUnconfigured(home, gathered))], shown);
    return shown;
  }
  const subjects = subjectsOf(home.state, hints, given);
  const looked = await lookAtRest(home, gathered, subjects);
  waitForUnread(home, looked, subjects, shown);
  const { organization } = configuration;
  const gated = await confirmedGates(home, organization, looked, subjects, shown);
  const gateOf = gatesShown(home, gated);
  const speaks = !isPaused(home.state.frame);
  const planned: readonly Planned[] = [
    ...(speaks ? await planTasks(home, organization, looked, subjects, gateOf, shown) : []),
    ...(await planPullRequests(home, organization, gated, shown)),
    ...(await mergeGroupEffects(home, configuration, hints, shown)).map((group) => ({
      about: all,
      ...group,
    })),
    pushed,
    ...(speaks ? await planAnswers(home, organization, looked, hints, gateOf, shown) : []),
  ];
  await applyAll(home, planned, shown);
  return shown;
}

async function applyAll(home: Home, planned: readonly Planned[], shown: Shown): Promise<void> {
  const byRepository = Map.groupBy(planned, ({ repository }) => repository.id);
  for (const parts of byRepository.values()) {
    const steps = parts.flatMap(({ about, effects }) => effects.map((effect) => ({ about, effect })));
    const [first] = parts;
    if (first === undefined || steps.length === 0) continue;
    const outcomes = await home.forge.apply(
      first.repository,
      steps.map(({ effect }) => effect),
    );
    for (const [index, { about, effect }] of steps.entries()) {
      const outcome = outcomes[index];
      if (outcome !== undefined) noteOutcome(home, shown, about, effect, outcome);
    }
  }
}

/** What GitHub does not answer for is shown when it does. */
function waitForUnread({ state }: Home, { unread }: Gathered, subjects: NamedSubjects, shown: Shown): void {
  if (unread.size === 0) return;
  for (const id of subjects.tasks) {
    const task = state.tasks.get(id);
    const why = task === undefined ? null : whyUnread(unread, "issue", addressOf(task));
    if (why !== null) shown.wait({ kind: "task", id }, why);
  }
  for (const id of subjects.pullRequests) {
    const known = state.pullRequests.get(id);
    const why = known === undefined ? null : whyUnread(unread, "pull-request", addressOf(known));
    if (why !== null) shown.wait({ kind: "pull-request", id }, why);
  }
}

function addressOf({ repository, number }: Task | PullRequest) {
  return { repository: { id: repository }, number };
}

/** Before any configuration was accepted, a pull request that would mend it is told what is wrong with it. */
async function planUnconfigured(home: Home, { pullRequests }: Gathered): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  for (const look of pullRequests.values()) {
    planned.push({ about: all, repository: home.repository, effects: await configurationCheck(home, look) });
  }
  return planned;
}

async function planAnswers(
  home: Home,
  organization: Organization,
  looked: Gathered,
  hints: readonly Hint[],
  gateOf: GateOf,
  shown: Shown,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  // Several changes of one issue that come together have the same answer.
  const said = new Set<string>();
  for (const hint of hints) {
    const about = { kind: "hint", hint } as const;
    const { repository } = hint;
    const mode = modeOf(organization, repository.id);
    const effects = await orFailure(home, shown, about, async () =>
      answerEffects(home, looked, hint, mode, gateOf),
    );
    const unsaid = (effects ?? []).filter((effect) => !said.has(JSON.stringify(effect)));
    for (const effect of unsaid) said.add(JSON.stringify(effect));
    planned.push({ about, repository, effects: unsaid });
  }
  return planned;
}

async function planTasks(
  home: Home,
  organization: Organization,
  looked: Gathered,
  { tasks }: NamedSubjects,
  gateOf: GateOf,
  shown: Shown,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  for (const id of tasks) {
    const task = home.state.tasks.get(id);
    const look = looked.issues.get(id);
    const repository = task === undefined ? undefined : looked.repositories.get(task.repository);
    if (task === undefined || look === undefined || repository === undefined) continue;
    const about = { kind: "task", id } as const;
    const effects = await orFailure(home, shown, about, () =>
      taskEffects(home, organization, task, look, repository, gateOf),
    );
    planned.push({ about, repository, effects: effects ?? [] });
  }
  return planned;
}

async function planPullRequests(
  home: Home,
  organization: Organization,
  gated: GatedPullRequests,
  shown: Shown,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  for (const { pullRequest, look, repository, gate } of gated.values()) {
    const about = { kind: "pull-request", id: pullRequest.id } as const;
    const effects = await orFailure(home, shown, about, async () => [
      ...pullRequestEffects(organization, pullRequest, gate, look, home.checks),
      ...(await configurationCheck(home, look)),
      ...askForTask(home, organization, pullRequest, look),
      ...extraComments(pullRequest.id, look.comments),
    ]);
    planned.push({ about, repository, effects: effects ?? [] });
  }
  return planned;
}
