import { z } from "zod";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import type { Effect } from "../../../ports/effect.ts";
import type { GithubClient } from "../client/github-client.ts";
import { ForgeForbidden } from "../../../ports/forge.ts";
import { literal } from "../ask-repository.ts";
import { type Memory, keyOf } from "./memory.ts";
import { MUTATION_OPERATION, type Mutation, aliasOf, mutationDocument } from "./mutation.ts";
import { type Plan, mutate } from "./plan.ts";

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

/** Names whose ids are not known yet, those to be added first. */
export function unknownLabels(
  effects: readonly LabelsEffect[],
  repository: RepositoryReference,
  memory: Memory,
): readonly string[] {
  const named = [
    ...effects.flatMap(({ add }) => add.map(({ name }) => name)),
    ...effects.flatMap(({ remove }) => remove),
  ];
  return [...new Set(named)].filter((name) => !memory.labels.has(labelKey(repository, name)));
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

/** Makes the labels that are to be added and that nobody has made yet; of one that somebody makes meanwhile, the next look tells. */
export async function createMissingLabels(
  client: GithubClient,
  repository: RepositoryReference,
  repositoryId: string,
  effects: readonly LabelsEffect[],
  memory: Memory,
): Promise<void> {
  const looks = new Map(effects.flatMap(({ add }) => add.map((label) => [label.name, label] as const)));
  const missing = unknownLabels(effects, repository, memory).flatMap((name) => looks.get(name) ?? []);
  if (missing.length === 0) return;
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
  missing.forEach(({ name }, position) => {
    rememberLabel(data[aliasOf(position)]?.label, name, repository, memory);
  });
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
