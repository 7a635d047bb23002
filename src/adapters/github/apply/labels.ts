import { z } from "zod";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import type { Effect, LabelLook } from "../../../ports/effect.ts";
import type { GithubClient } from "../client/github-client.ts";
import { ForgeForbidden } from "../../../ports/forge.ts";
import { literal } from "../ask-repository.ts";
import { UncertainWrite } from "../client/errors.ts";
import { inChunks } from "../in-chunks.ts";
import { type Memory, keyOf } from "./memory.ts";
import { MUTATION_OPERATION, type Mutation, aliasOf, mutationDocument } from "./mutation.ts";
import { type Plan, mutate } from "./plan.ts";

/** GitHub ends a request after ten seconds. */
const LABELS_A_REQUEST = 20;

export type LabelsEffect = Extract<Effect, { readonly kind: "labels" }>;

/** Never the whole set at once: a person's label between our read and our write would be lost. */
export function planLabels(effect: LabelsEffect, repository: RepositoryReference, memory: Memory): Plan {
  const idOf = (name: string) => memory.labels.get(labelKey(repository, name));
  const missing = effect.add.find(({ name }) => idOf(name) === undefined);
  if (missing !== undefined) return { kind: "later", reason: `the label ${missing.name} is not there yet` };
  const add = effect.add.flatMap(({ name }) => idOf(name) ?? []);
  const remove = effect.remove.flatMap((name) => idOf(name) ?? []);
  const plan = mutate(
    ...labelMutation("addLabelsToLabelable", effect.subject, add),
    ...labelMutation("removeLabelsFromLabelable", effect.subject, remove),
  );
  if (plan.kind !== "mutate") return plan;
  const instead = (message: string) => (forgetLabels(effect, repository, memory, message) ? effect : null);
  return { ...plan, instead };
}

/** What a look learned of the repository, the first time that something is written to it. */
export function learnFurniture({ id }: RepositoryReference, memory: Memory): void {
  const seen = memory.sightings.repositories.get(id);
  if (seen === undefined || memory.repositories.has(id)) return;
  memory.repositories.set(id, seen.id);
  for (const [name, label] of seen.labels) memory.labels.set(keyOf(id, name), label);
}

/**
 * Names that GitHub has to be asked for: where all labels of the repository were seen, only those that stand on an issue all
 * the same, since somebody made them later.
 */
export function labelsToAskFor(
  effects: readonly LabelsEffect[],
  repository: RepositoryReference,
  memory: Memory,
): readonly string[] {
  const unknown = unknownLabels(effects, repository, memory);
  if (memory.sightings.repositories.get(repository.id)?.all === true) {
    return unknown.filter((name) => effects.some(({ remove }) => remove.includes(name)));
  }
  const missing = effects.some(({ add }) => add.some(({ name }) => unknown.includes(name)));
  const palette = missing ? effects.flatMap((effect) => effect.palette ?? []) : [];
  const others = palette.map(({ name }) => name).filter((name) => !isKnown(name, repository, memory));
  return [...new Set([...unknown, ...others])];
}

/** Names whose ids are not known yet, those to be added first. */
function unknownLabels(
  effects: readonly LabelsEffect[],
  repository: RepositoryReference,
  memory: Memory,
): readonly string[] {
  const named = [
    ...effects.flatMap(({ add }) => add.map(({ name }) => name)),
    ...effects.flatMap(({ remove }) => remove),
  ];
  return [...new Set(named)].filter((name) => !isKnown(name, repository, memory));
}

function isKnown(name: string, repository: RepositoryReference, memory: Memory): boolean {
  return memory.labels.has(labelKey(repository, name));
}

/** A field of the repository. */
export function labelField(alias: string, name: string): string {
  return `${alias}: label(name: ${literal(name)}) { id }`;
}

export function rememberLabel(
  field: unknown,
  name: string,
  repository: RepositoryReference,
  memory: Memory,
): void {
  const id = LabelField.parse(field)?.id;
  if (id !== undefined) memory.labels.set(labelKey(repository, name), id);
}

const LabelField = z.object({ id: z.string() }).nullish();

/**
 * Makes the labels that are to be added and that nobody has made yet, and with the first of them all that will be wanted. Of
 * one that somebody makes meanwhile, and of those that GitHub did not answer for, the next look tells.
 */
export async function createMissingLabels(
  client: GithubClient,
  repository: RepositoryReference,
  repositoryId: string,
  effects: readonly LabelsEffect[],
  memory: Memory,
): Promise<void> {
  const looks = new Map(effects.flatMap(({ add }) => add.map((label) => [label.name, label] as const)));
  const wanted = unknownLabels(effects, repository, memory).flatMap((name) => looks.get(name) ?? []);
  if (wanted.length === 0) return;
  const palette = effects
    .flatMap((effect) => effect.palette ?? [])
    .filter(({ name }) => !isKnown(name, repository, memory));
  const all = new Map([...wanted, ...palette].map((label) => [label.name, label]));
  for (const missing of inChunks([...all.values()], LABELS_A_REQUEST)) {
    try {
      await createLabels(client, repository, repositoryId, missing, memory);
    } catch (error) {
      if (!(error instanceof UncertainWrite)) throw error;
      forgetThatAllWereSeen(repository, memory);
    }
  }
}

async function createLabels(
  client: GithubClient,
  repository: RepositoryReference,
  repositoryId: string,
  missing: readonly LabelLook[],
  memory: Memory,
): Promise<void> {
  const mutations = missing.map(({ name, color, description }): Mutation => ({
    field: "createLabel",
    input: { repositoryId, name, color, description },
    selection: "label { id }",
    creates: "nothing",
  }));
  const { data, problems } = await client.mutate({
    operation: MUTATION_OPERATION,
    ...mutationDocument(mutations),
    schema: z.record(z.string(), z.object({ label: LabelField }).nullable()),
    mutations: mutations.length,
    creations: 0,
  });
  const forbidden = problems.find(({ type }) => type === "FORBIDDEN");
  if (forbidden !== undefined) throw new ForgeForbidden(`a label: ${forbidden.message}`);
  if (problems.length > 0) forgetThatAllWereSeen(repository, memory);
  missing.forEach(({ name }, position) => {
    rememberLabel(data[aliasOf(position)]?.label, name, repository, memory);
  });
}

/** One of them is there after all: from now on GitHub is asked for each. */
function forgetThatAllWereSeen({ id }: RepositoryReference, { sightings }: Memory): void {
  const seen = sightings.repositories.get(id);
  if (seen !== undefined) sightings.repositories.set(id, { ...seen, all: false });
}

function labelMutation(field: string, labelableId: string, labelIds: readonly string[]): readonly Mutation[] {
  return labelIds.length === 0
    ? []
    : [
        {
          field,
          input: { labelableId, labelIds },
          selection: "labelable { __typename }",
          creates: "nothing",
        },
      ];
}

function forgetLabels(
  { add, remove }: LabelsEffect,
  repository: RepositoryReference,
  memory: Memory,
  message: string,
): boolean {
  const keys = [...add.map(({ name }) => name), ...remove].map((name) => labelKey(repository, name));
  const gone = keys.filter((key) => message.includes(memory.labels.get(key) ?? "\0"));
  for (const key of gone) memory.labels.delete(key);
  return gone.length > 0;
}

/** GitHub holds names of labels that differ in case alone for the same. */
function labelKey({ id }: RepositoryReference, name: string): string {
  return keyOf(id, name.toLowerCase());
}
