import { z } from "zod";
import { nodesOf } from "../graphql-parts.ts";
import { OwnCheckNode } from "../look/head-checks.ts";
import type { FoundCheck } from "./checks.ts";

const RunNode = OwnCheckNode.extend({
  annotations: z.object({ totalCount: z.int() }).nullable(),
});

const CommitField = z
  .object({
    checkSuites: z
      .object({ nodes: nodesOf(z.object({ checkRuns: z.object({ nodes: nodesOf(RunNode) }).nullable() })) })
      .nullish(),
  })
  .nullish();

/** A field of the repository: the latest checks on a head, of one app; anybody may use our names. */
export function checksField(alias: string, head: string, app: number): string {
  return `${alias}: object(oid: "${head}") { ... on Commit { checkSuites(first: 10, filterBy: { appId: ${app} }) {
    nodes { checkRuns(first: 100, filterBy: { checkType: LATEST }) {
      nodes { id name status conclusion title summary annotations(first: 1) { totalCount } }
    } }
  } } }`;
}

export function foundCheckIn(field: unknown, name: string): FoundCheck | null {
  const suites = CommitField.parse(field)?.checkSuites?.nodes ?? [];
  const run = suites.flatMap(({ checkRuns }) => checkRuns?.nodes ?? []).findLast((run) => run.name === name);
  if (run === undefined) return null;
  const { id, conclusion, title, summary, status, annotations } = run;
  return {
    id,
    conclusion,
    title,
    summary,
    completed: status === "COMPLETED",
    annotations: annotations?.totalCount ?? 0,
  };
}
