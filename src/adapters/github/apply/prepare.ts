// What has to be known before effects can be planned: one query for all of it, none when it is known.
import { z } from "zod";
import type { AccountId } from "../../../domain/ids.ts";
import type { Effect } from "../../../ports/effect.ts";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import { type RepositoryFields, askRepository } from "../ask-repository.ts";
import type { GithubClient } from "../client/github-client.ts";
import { ACTOR_FRAGMENT } from "../graphql-parts.ts";
import { commentsField, ownCommentsIn } from "../own-comments.ts";
import { headKey } from "../sightings.ts";
import type { CheckEffect } from "./check-mutations.ts";
import { type FoundCheck, needsLook } from "./checks.ts";
import { type CommentEffect, needsSearch, rememberComment } from "./comments.ts";
import { checksField, foundCheckIn } from "./found-checks.ts";
import {
  type LabelsEffect,
  createMissingLabels,
  labelField,
  labelsToAskFor,
  learnFurniture,
  rememberLabel,
} from "./labels.ts";
import type { Memory } from "./memory.ts";
import { knowAccounts } from "./people.ts";

export type Identity = { readonly account: AccountId; readonly app: number | null };

export type Prepared = {
  readonly repositoryId: string;
  readonly checks: ReadonlyMap<Effect, FoundCheck>;
  /** Comments whose issue or pull request is not there. */
  readonly gone: ReadonlySet<Effect>;
};

export async function prepare(
  client: GithubClient,
  { account, app }: Identity,
  repository: RepositoryReference,
  effects: readonly Effect[],
  memory: Memory,
): Promise<Prepared> {
  learnFurniture(repository, memory);
  const labels = effects.filter((effect): effect is LabelsEffect => effect.kind === "labels");
  const comments = effects
    .filter((effect): effect is CommentEffect => effect.kind === "comment")
    .filter((effect) => needsSearch(effect, memory));
  const checks = effects
    .filter((effect): effect is CheckEffect => effect.kind === "check" && app !== null)
    .filter((effect) => needsLook(effect, repository, memory));
  const names = labelsToAskFor(labels, repository, memory);
  useUp(repository, effects, memory);

  const fields = [
    ...names.map((name, position) => labelField(`label${position}`, name)),
    ...unique(comments.map(({ number }) => number)).map((number) =>
      commentsField(`subject${number}`, number),
    ),
    ...unique(checks.map(({ head }) => head)).map((head) => checksField(`head${head}`, head, app ?? 0)),
  ];
  const needsId = effects.some(({ kind }) => kind === "check") && !memory.repositories.has(repository.id);
  const fragments = comments.length > 0 ? [ACTOR_FRAGMENT] : [];
  const [answer] = await Promise.all([
    fields.length > 0 || needsId
      ? askRepository(client, "Prepare", repository, ["id", ...fields], fragments)
      : NOTHING_ASKED,
    knowAccounts(client, effects.flatMap(accountsOf), memory),
  ]);

  const repositoryId = rememberRepository(answer, repository, memory);
  names.forEach((name, position) => rememberLabel(answer[`label${position}`], name, repository, memory));
  await createMissingLabels(client, repository, repositoryId, labels, memory);
  return {
    repositoryId,
    gone: await learnComments(client, account, comments, answer, memory),
    checks: new Map(
      checks.flatMap((effect) => {
        const found = foundCheckIn(answer[`head${effect.head}`], effect.name);
        return found === null ? [] : [[effect, found] as const];
      }),
    ),
  };
}

/** A comment or a check that a look did not show may be there once we have begun to write. */
function useUp({ id }: RepositoryReference, effects: readonly Effect[], { sightings }: Memory): void {
  for (const effect of effects) {
    if (effect.kind === "check") sightings.heads.delete(headKey(id, effect.head));
  }
}

const NOTHING_ASKED: RepositoryFields = {};

function rememberRepository(answer: RepositoryFields, { id }: RepositoryReference, memory: Memory): string {
  const asked = z.string().optional().parse(answer["id"]);
  if (asked !== undefined) memory.repositories.set(id, asked);
  return memory.repositories.get(id) ?? "";
}

async function learnComments(
  client: GithubClient,
  ourselves: AccountId,
  comments: readonly CommentEffect[],
  answer: RepositoryFields,
  memory: Memory,
): Promise<ReadonlySet<Effect>> {
  const gone = new Set<Effect>();
  for (const effect of comments) {
    const found = await ownCommentsIn(client, answer[`subject${effect.number}`], ourselves, [effect.marker]);
    const comment = found?.get(effect.marker);
    if (found === null) gone.add(effect);
    if (comment !== undefined) rememberComment(effect, comment.id, memory);
  }
  return gone;
}

function accountsOf(effect: Effect): readonly AccountId[] {
  switch (effect.kind) {
    case "assignees":
      return [...effect.add, ...effect.remove];
    case "request-reviewers":
      return effect.reviewers;
    default:
      return [];
  }
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
