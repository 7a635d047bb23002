import { z } from "zod";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import type { Annotation, CheckState, Effect } from "../../../ports/effect.ts";
import { inChunks } from "../in-chunks.ts";
import { fitText } from "./fit-text.ts";
import { type KnownCheck, type Memory, keyOf } from "./memory.ts";
import type { Mutation } from "./mutation.ts";
import type { Plan } from "./plan.ts";

export type CheckEffect = Extract<Effect, { readonly kind: "check" }>;

const ANNOTATIONS_A_REQUEST = 50;
const MOST_TITLE = 255;

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
 * Whether the check has to be looked at first. Nothing known: it may be there all the same. To be set back: a check that
 * was completed stays completed on GitHub. With annotations: they add up.
 */
export function needsLook(effect: CheckEffect, repository: RepositoryReference, memory: Memory): boolean {
  if (memory.checks.has(checkKey(repository, effect))) return false;
  return effect.check === null || effect.state === "waiting" || effect.annotations.length > 0;
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
  if (found !== null && isAlready(effect, found)) return { kind: "done", id: found.id };
  const unseen = effect.check === null ? null : { id: effect.check, completed: false, annotations: 0 };
  const existing = memory.checks.get(key) ?? found ?? unseen;
  const completed = effect.state !== "waiting";
  const remember = (id: string | null) => {
    if (id !== null) memory.checks.set(key, { id, completed, annotations: effect.annotations.length });
  };
  const updatable = existing !== null && canBecome(existing, effect);
  const [first = [], ...rest] = inChunks(effect.annotations, ANNOTATIONS_A_REQUEST);
  if (!updatable) {
    return {
      kind: "mutate",
      mutations: [creation(effect, repositoryId, first)],
      creates: key,
      idIn: ([payload]) => Written.safeParse(payload).data?.checkRun.id ?? null,
      afterwards: (id) => rest.map((annotations) => update(effect, repositoryId, id, annotations)),
      remember,
    };
  }
  return {
    kind: "mutate",
    mutations: [update(effect, repositoryId, existing.id, [])],
    creates: null,
    idIn: () => existing.id,
    remember,
    instead: () => {
      memory.checks.delete(key);
      return { ...effect, check: null };
    },
  };
}

/** GitHub never takes back a completion, and never takes annotations away: then a new run replaces the old one. */
function canBecome(existing: KnownCheck, effect: CheckEffect): boolean {
  const setsBack = existing.completed && effect.state === "waiting";
  return !setsBack && existing.annotations === 0 && effect.annotations.length === 0;
}

function isAlready(effect: CheckEffect, found: FoundCheck): boolean {
  const { conclusion = null } = statusOf(effect.state);
  return (
    found.completed === (conclusion !== null) &&
    found.conclusion === conclusion &&
    found.title === titleOf(effect) &&
    found.summary === fitText(effect.summary) &&
    found.annotations === effect.annotations.length
  );
}

const Written = z.object({ checkRun: z.object({ id: z.string() }) });

function creation(effect: CheckEffect, repositoryId: string, annotations: readonly Annotation[]): Mutation {
  return {
    field: "createCheckRun",
    input: { repositoryId, headSha: effect.head, name: effect.name, ...contentOf(effect, annotations) },
    selection: "checkRun { id }",
    creates: "nothing",
  };
}

function update(
  effect: CheckEffect,
  repositoryId: string,
  checkRunId: string,
  annotations: readonly Annotation[],
): Mutation {
  return {
    field: "updateCheckRun",
    input: { repositoryId, checkRunId, ...contentOf(effect, annotations) },
    selection: "checkRun { id }",
    creates: "nothing",
  };
}

function contentOf(effect: CheckEffect, annotations: readonly Annotation[]) {
  return {
    ...statusOf(effect.state),
    output: {
      title: titleOf(effect),
      summary: fitText(effect.summary),
      ...(annotations.length === 0 ? {} : { annotations: annotations.map(annotationData) }),
    },
  };
}

function titleOf({ title }: CheckEffect): string {
  return fitText(title, MOST_TITLE);
}

function statusOf(state: CheckState): { readonly status: string; readonly conclusion?: string } {
  switch (state) {
    case "waiting":
      return { status: "IN_PROGRESS" };
    case "success":
      return { status: "COMPLETED", conclusion: "SUCCESS" };
    case "failure":
      return { status: "COMPLETED", conclusion: "FAILURE" };
    case "action-required":
      return { status: "COMPLETED", conclusion: "ACTION_REQUIRED" };
    default:
      return state satisfies never;
  }
}

/** GitHub takes columns only where the annotation is of one line. */
function annotationData({ path, line, endLine, column, level, message }: Annotation) {
  const columns = column !== null && line === endLine ? { startColumn: column, endColumn: column } : {};
  return {
    path,
    location: { startLine: line, endLine, ...columns },
    annotationLevel: level.toUpperCase(),
    message,
  };
}
