import { readDescription } from "../../comment-language/read-description.ts";
import type { Actor } from "../../domain/actor.ts";
import type { CommandOf, IssueDescription } from "../../domain/commands.ts";
import { type TaskKind, taskKinds } from "../../domain/task/schema.ts";
import type { IssueFacts, IssueLook } from "../../ports/forge-facts.ts";
import type { CommandOrder } from "./command-order.ts";

/** The command that takes an issue under care as it is now; `labelled` tells whose word its labels are. */
export function openingOf(
  { facts }: IssueLook,
  order: CommandOrder,
  labelled: ReadonlyMap<string, Actor>,
): CommandOf<"OpenTask"> {
  return {
    type: "OpenTask",
    ...order,
    task: facts.id,
    repository: facts.repository,
    number: facts.number,
    description: descriptionOf(facts, null),
    author: facts.author.id,
    parent: facts.parent,
    issueOpen: facts.open,
    routing: {
      body: facts.body,
      labels: facts.labels,
      paths: readDescription(facts.body).paths,
      labelledBy: labelled,
    },
    ordered: false,
  };
}

/** What an issue says of itself; its kind is the label's, else the known one, else an instruction. */
export function descriptionOf(facts: IssueFacts, known: TaskKind | null): IssueDescription {
  const { criteria } = readDescription(facts.body);
  return { kind: labelledKind(facts) ?? known ?? "instruction", title: facts.title, criteria };
}

/** The kind that a label says, null when none or several do. */
export function labelledKind(facts: IssueFacts): TaskKind | null {
  const kinds = taskKinds.filter((kind) => facts.labels.includes(`kind/${kind}`));
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}
