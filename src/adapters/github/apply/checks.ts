import { z } from "zod";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import type { Annotation } from "../../../ports/effect.ts";
import { inChunks } from "../in-chunks.ts";
import { headKey } from "../sightings.ts";
import { type CheckEffect, checkCreation, checkUpdate, statusOf, titleOf } from "./check-mutations.ts";
import { fitText } from "./fit-text.ts";
import { type KnownCheck, type Memory, keyOf } from "./memory.ts";
import type { Plan } from "./plan.ts";

const ANNOTATIONS_A_REQUEST = 50;

/** A check to be shown, and what is at hand for it. */
type Showing = {
  readonly effect: CheckEffect;
  readonly repositoryId: string;
  /** By which it is remembered. */
  readonly key: string;
  readonly memory: Memory;
};

/** A check of ours as it stands on the head. */
export type FoundCheck = KnownCheck & {
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
};

function checkKey({ id }: RepositoryReference, { head, name }: CheckEffect): string {
  return keyOf(id, head, name);
}

/**
 * Whether the check has to be looked at first. Nothing known: it may be there all the same, unless a look at the head has
 * just shown otherwise. To be set back: a check that was completed stays completed on GitHub. With annotations: they add
 * up. In doubt: another may have taken its place.
 */
export function needsLook(effect: CheckEffect, repository: RepositoryReference, memory: Memory): boolean {
  const key = checkKey(repository, effect);
  const known = memory.checks.get(key);
  if (known !== undefined) return known.unsure === true && effect.state === "waiting";
  if (memory.doubts.has(key)) return true;
  if (effect.check === null) return !memory.sightings.heads.has(headKey(repository.id, effect.head));
  return effect.state === "waiting" || effect.annotations.length > 0;
}

/** `found`: what a look just showed, null when it showed nothing. */
export function planCheck(
  effect: CheckEffect,
  repository: RepositoryReference,
  repositoryId: string,
  found: FoundCheck | null,
  memory: Memory,
): Plan {
  const key = checkKey(repository, effect);
  const showing: Showing = { effect, repositoryId, key, memory };
  if (found !== null && saysTheSame(effect, found)) {
    const missing = effect.annotations.slice(found.annotations);
    if (missing.length === 0 && found.annotations === effect.annotations.length) {
      memory.checks.set(key, found);
      memory.doubts.delete(key);
      return { kind: "done", id: found.id };
    }
    if (missing.length > 0 && found.annotations > 0) return planRest(showing, found.id, missing);
  }
  const unseen = effect.check === null ? null : { id: effect.check, completed: false, annotations: 0 };
  const known = memory.checks.get(key);
  const existing = (known?.unsure === true && known.id === found?.id ? found : known) ?? found ?? unseen;
  return existing !== null && canBecome(existing, effect) ? planChange(showing, existing) : planNew(showing);
}

function planNew(showing: Showing): Plan {
  const { effect, repositoryId, key, memory } = showing;
  const [first = [], ...rest] = inChunks(effect.annotations, ANNOTATIONS_A_REQUEST);
  return {
    kind: "mutate",
    mutations: [checkCreation(effect, repositoryId, first)],
    creates: key,
    idIn: ([payload]) => Written.safeParse(payload).data?.checkRun.id ?? null,
    afterwards: (id) => rest.map((annotations) => checkUpdate(effect, repositoryId, id, annotations)),
    remember: (id) => remember(showing, id),
    inDoubt: () => void memory.checks.delete(key),
  };
}

/** The answer to some of the annotations was lost: those that are there are the first ones. */
function planRest(showing: Showing, id: string, missing: readonly Annotation[]): Plan {
  const { effect, repositoryId, key, memory } = showing;
  return {
    kind: "mutate",
    mutations: inChunks(missing, ANNOTATIONS_A_REQUEST).map((each) =>
      checkUpdate(effect, repositoryId, id, each),
    ),
    creates: key,
    idIn: () => id,
    remember: (written) => remember(showing, written),
    inDoubt: () => void memory.checks.delete(key),
  };
}

function planChange(showing: Showing, existing: KnownCheck): Plan {
  const { effect, repositoryId, key, memory } = showing;
  const completed = effect.state !== "waiting";
  return {
    kind: "mutate",
    mutations: [checkUpdate(effect, repositoryId, existing.id, [])],
    creates: null,
    unlessMade: key,
    idIn: () => existing.id,
    remember: (id) => remember(showing, id),
    inDoubt: () => {
      if (completed && !existing.completed) memory.checks.set(key, { ...existing, completed, unsure: true });
    },
    instead: () => {
      memory.checks.delete(key);
      return { ...effect, check: null };
    },
  };
}

function remember({ effect, key, memory }: Showing, id: string | null): void {
  const { state, annotations } = effect;
  if (id === null) return;
  memory.checks.set(key, { id, completed: state !== "waiting", annotations: annotations.length });
}

/** GitHub never takes back a completion, and never takes annotations away: then a new run replaces the old one. */
function canBecome(existing: KnownCheck, effect: CheckEffect): boolean {
  const setsBack = existing.completed && effect.state === "waiting";
  return !setsBack && existing.annotations === 0 && effect.annotations.length === 0;
}

/** Annotations left aside. */
function saysTheSame(effect: CheckEffect, found: FoundCheck): boolean {
  const { conclusion = null } = statusOf(effect.state);
  return (
    found.completed === (conclusion !== null) &&
    found.conclusion === conclusion &&
    found.title === titleOf(effect) &&
    found.summary === fitText(effect.summary)
  );
}

const Written = z.object({ checkRun: z.object({ id: z.string() }) });
