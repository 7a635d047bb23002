import { type Traces, labelKey } from "../../src/adapters/github/survey/read-traces.ts";
import type { Removal } from "../../src/adapters/github/upkeep/remove-trace.ts";
import { readMarkers } from "../../src/messages/marker.ts";
import type { LabelLook } from "../../src/views/labels.ts";

export type RemovalPlan = {
  readonly removals: readonly Removal[];
  /** Labels with our names that people use: they are theirs. */
  readonly keptLabels: readonly string[];
};

/**
 * What is Tutti's in a repository: its comments, the labels that it put on issues, and its label definitions that nobody
 * else uses. What people wrote and labelled stays, whatever it is called.
 */
export function planRemoval(
  traces: Traces,
  palette: readonly LabelLook[],
  writers: ReadonlySet<number>,
): RemovalPlan {
  const removals: Removal[] = [];
  const keptLabels: string[] = [];
  const looks = new Map(palette.map((look) => [look.name.toLowerCase(), look]));
  for (const { name, color, description } of traces.labels) {
    const look = looks.get(name.toLowerCase());
    if (look === undefined) continue;
    const carriers = traces.issues.filter(({ labels }) => labels.includes(name));
    const ours = carriers.filter(({ number }) => {
      const labeller = traces.labelledBy.get(labelKey(number, name));
      return labeller !== undefined && writers.has(labeller);
    });
    const isOurDefinition = look.color === color.toLowerCase() && look.description === description;
    if (isOurDefinition && ours.length === carriers.length) {
      removals.push({ kind: "label", name });
      continue;
    }
    keptLabels.push(name);
    for (const { number } of ours) removals.push({ kind: "label-on-issue", number, name });
  }
  for (const { id, author, body } of traces.comments) {
    const isOurs = author !== null && writers.has(author) && readMarkers(body).length > 0;
    if (isOurs) removals.push({ kind: "comment", id });
  }
  return { removals, keptLabels };
}
