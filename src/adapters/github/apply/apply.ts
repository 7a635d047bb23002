// Carries out effects: prepare, plan, one request of mutations, and again for what stayed in doubt.
import type { Clock } from "../../../ports/clock.ts";
import type { Effect, EffectOutcome } from "../../../ports/effect.ts";
import { ForgeUnavailable } from "../../../ports/forge.ts";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { Memory } from "./memory.ts";
import type { Mutation } from "./mutation.ts";
import type { Plan } from "./plan.ts";
import { planEffect } from "./plan-effect.ts";
import { type Identity, type Prepared, prepare } from "./prepare.ts";
import { type MutationResult, runMutations } from "./run-mutations.ts";

export type Apply = (
  repository: RepositoryReference,
  effects: readonly Effect[],
) => Promise<readonly EffectOutcome[]>;

export type ApplyParts = {
  readonly client: GithubClient;
  readonly identity: () => Promise<Identity>;
  readonly clock: Clock;
  readonly memory: Memory;
  /** Milliseconds that GitHub's reads may lag behind its writes. */
  readonly readLag: number;
};

/** An effect on its way. */
type Job = {
  readonly position: number;
  readonly effect: Effect;
  readonly attempts: number;
  /** GitHub did not answer the last time: it wants a pause. */
  readonly unanswered: boolean;
};

type Mutating = Extract<Plan, { readonly kind: "mutate" }>;
type Step = { readonly job: Job; readonly plan: Mutating };
type Settled = { readonly outcome: EffectOutcome } | { readonly again: Job };

const ATTEMPTS = 3;
const LONGEST_PAUSE = 8_000;

export function createApply(parts: ApplyParts): Apply {
  const { client, clock, memory } = parts;

  return async (repository, effects) => {
    if (effects.length === 0) return [];
    const identity = await parts.identity();
    const outcomes = new Map<number, EffectOutcome>();
    let jobs = effects.map(newJob);

    for (let round = 0; jobs.length > 0; round += 1) {
      const pause = Math.min(500 * 2 ** round, LONGEST_PAUSE);
      if (jobs.some(({ unanswered }) => unanswered)) await clock.sleep(pause);
      const prepared = await prepareOrSayWhyNot(client, identity, repository, jobs, memory);
      if ("outcome" in prepared) {
        for (const { position } of jobs) outcomes.set(position, prepared);
        break;
      }
      const waiting: Job[] = [];
      const steps: Step[] = [];
      const creating = new Set<string>();
      const pausing = jobs.some(({ unanswered }) => unanswered);
      for (const job of jobs) {
        const plan = planEffect(job.effect, repository, prepared, identity, memory);
        const created = plan.kind === "mutate" ? plan.creates : null;
        const doubtUntil = plan.kind === "mutate" ? doubtOf(plan, parts) : null;
        if (plan.kind !== "mutate") outcomes.set(job.position, outcomeOf(plan));
        else if (created !== null && creating.has(created)) waiting.push(job);
        else if (doubtUntil === null) steps.push({ job, plan });
        else if (pausing) waiting.push(job);
        else outcomes.set(job.position, { outcome: "uncertain", reason: IN_DOUBT, retryAt: doubtUntil });
        if (created !== null) creating.add(created);
      }
      for (const group of inGroups(steps)) {
        const settled = await execute(parts, group);
        settled.forEach((result, index) => {
          const position = group[index]?.job.position ?? -1;
          if ("again" in result) waiting.push(result.again);
          else outcomes.set(position, result.outcome);
        });
      }
      jobs = waiting.toSorted((one, other) => one.position - other.position);
    }
    return effects.map((_, position) => outcomes.get(position) ?? NOT_REACHED);
  };
}

function newJob(effect: Effect, position: number): Job {
  return { position, effect, attempts: 0, unanswered: false };
}

/** All in one request; but what has its last try is asked for alone, lest one that GitHub cannot answer hold back the others. */
function inGroups(steps: readonly Step[]): readonly (readonly Step[])[] {
  const last = steps.filter(({ job }) => job.unanswered && job.attempts === ATTEMPTS - 1);
  const others = steps.filter((step) => !last.includes(step));
  return [...(others.length > 0 ? [others] : []), ...last.map((step) => [step])];
}

/** Until when one that may have been made could still be invisible; null when a look shows it if it is there. */
function doubtOf({ creates, unlessMade }: Mutating, { memory, clock }: ApplyParts): number | null {
  const until = memory.doubts.get(creates ?? unlessMade ?? "");
  return until !== undefined && clock.now() < until ? until : null;
}

const IN_DOUBT = "it may have been made a moment ago, and GitHub does not show it yet";

const NOT_REACHED: EffectOutcome = { outcome: "unavailable", reason: "not reached", retryAt: null };

async function prepareOrSayWhyNot(
  client: GithubClient,
  identity: Identity,
  repository: RepositoryReference,
  jobs: readonly Job[],
  memory: Memory,
): Promise<Prepared | Extract<EffectOutcome, { readonly outcome: "unavailable" }>> {
  try {
    return await prepare(
      client,
      identity,
      repository,
      jobs.map(({ effect }) => effect),
      memory,
    );
  } catch (error) {
    if (error instanceof ForgeUnavailable) {
      return { outcome: "unavailable", reason: error.message, retryAt: error.retryAt };
    }
    throw error;
  }
}

async function execute(parts: ApplyParts, steps: readonly Step[]): Promise<readonly Settled[]> {
  const first = await runAll(
    parts,
    steps.map(({ plan }) => plan.mutations),
  );
  const ids = steps.map(({ plan }, index) => {
    const results = first[index] ?? [];
    return results.every(({ result }) => result === "done") ? plan.idIn(payloadsOf(results)) : null;
  });
  const second = await runAll(
    parts,
    steps.map(({ plan }, index) => {
      const id = ids[index] ?? null;
      return id === null ? [] : (plan.afterwards?.(id) ?? []);
    }),
  );
  return steps.map((step, index) =>
    settle(parts, step, [...(first[index] ?? []), ...(second[index] ?? [])], ids[index] ?? null),
  );
}

/** Groups of mutations as one list, and their results as groups again. */
async function runAll(
  { client, clock }: ApplyParts,
  groups: readonly (readonly Mutation[])[],
): Promise<readonly (readonly MutationResult[])[]> {
  const results = await runMutations(client, clock, groups.flat());
  let next = 0;
  return groups.map((group) => results.slice(next, (next += group.length)));
}

function settle(
  { clock, readLag, memory }: ApplyParts,
  { job, plan }: Step,
  results: readonly MutationResult[],
  id: string | null,
): Settled {
  const bad = results.find(({ result }) => result !== "done");
  if (bad === undefined || bad.result === "done") {
    plan.remember?.(id);
    if (plan.creates !== null) memory.doubts.delete(plan.creates);
    return { outcome: { outcome: "done", id } };
  }
  const attempts = job.attempts + 1;
  switch (bad.result) {
    case "unavailable":
      return { outcome: { outcome: "unavailable", reason: bad.reason, retryAt: bad.retryAt } };
    case "refused": {
      const isGone = bad.type === "NOT_FOUND";
      if (isGone && job.effect.kind === "delete-comment") return { outcome: { outcome: "done", id: null } };
      const effect = isGone ? (plan.instead?.(bad.reason) ?? null) : null;
      return effect === null || attempts >= ATTEMPTS
        ? { outcome: refusalOf(bad) }
        : { again: { ...job, effect, attempts, unanswered: false } };
    }
    case "uncertain": {
      plan.inDoubt?.();
      const retryAt = plan.creates === null ? null : clock.now() + readLag;
      if (plan.creates !== null && retryAt !== null) memory.doubts.set(plan.creates, retryAt);
      return attempts >= ATTEMPTS
        ? { outcome: { outcome: "uncertain", reason: bad.reason, retryAt } }
        : { again: { ...job, attempts, unanswered: true } };
    }
    default:
      return bad satisfies never;
  }
}

/** GitHub tells a locked issue from a missing permission by its words alone. */
function refusalOf({ type: code, reason }: Extract<MutationResult, { readonly result: "refused" }>) {
  const cause = code === "NOT_FOUND" ? "gone" : /\blocked\b/i.test(reason) ? "locked" : "unwritable";
  return { outcome: "refused", cause, code, reason } as const;
}

function payloadsOf(results: readonly MutationResult[]): readonly unknown[] {
  return results.map((result) => (result.result === "done" ? result.payload : null));
}

function outcomeOf(plan: Exclude<Plan, Mutating>): EffectOutcome {
  switch (plan.kind) {
    case "done":
      return { outcome: "done", id: plan.id };
    case "refused":
      return { outcome: "refused", cause: plan.cause, code: null, reason: plan.reason };
    case "later":
      return { outcome: "uncertain", reason: plan.reason, retryAt: null };
    default:
      return plan satisfies never;
  }
}
