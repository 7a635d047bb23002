// The checks on a head: those of others by name, and our own.
import { z } from "zod";
import type { CheckConclusion, Check } from "../../../domain/review/schema.ts";
import type { OwnCheck } from "../../../ports/forge-facts.ts";
import { connectionOf, nodesOf } from "../graphql-parts.ts";

export const CONTEXT_SELECTION = `
  __typename
  ... on CheckRun { name status conclusion checkSuite { app { databaseId } } }
  ... on StatusContext { context state }`;

export const OWN_CHECK_SELECTION = `id name status conclusion title summary`;

export const ContextNode = z.discriminatedUnion("__typename", [
  z.object({
    __typename: z.literal("CheckRun"),
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    checkSuite: z.object({ app: z.object({ databaseId: z.int().nullable() }).nullable() }),
  }),
  z.object({ __typename: z.literal("StatusContext"), context: z.string(), state: z.string() }),
]);
export type ContextNode = z.infer<typeof ContextNode>;

export const OwnCheckNode = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
});
export type OwnCheckNode = z.infer<typeof OwnCheckNode>;

export const OwnSuites = z.object({
  nodes: nodesOf(z.object({ checkRuns: z.object({ nodes: nodesOf(OwnCheckNode) }).nullable() })),
});
export const Contexts = connectionOf(ContextNode);

/** Several of one name count as the worst of them. Ours, made by the app of that number, are no evidence for us. */
export function checksOf(contexts: readonly ContextNode[], app: number | null): readonly Check[] {
  const worst = new Map<string, CheckConclusion>();
  for (const context of contexts) {
    if (context.__typename === "CheckRun" && app !== null && context.checkSuite.app?.databaseId === app)
      continue;
    const name = context.__typename === "CheckRun" ? context.name : context.context;
    const conclusion = conclusionOf(context);
    const before = worst.get(name);
    if (before === undefined || BADNESS[conclusion] > BADNESS[before]) worst.set(name, conclusion);
  }
  return [...worst].map(([name, conclusion]) => ({ name, conclusion }));
}

const BADNESS = { success: 0, pending: 1, failure: 2 } as const;

/** Neutral and skipped satisfy a required check of GitHub's, so they do here. */
function conclusionOf(context: ContextNode): CheckConclusion {
  const word = context.__typename === "CheckRun" ? (context.conclusion ?? "PENDING") : context.state;
  if (context.__typename === "CheckRun" && context.status !== "COMPLETED") return "pending";
  switch (word) {
    case "SUCCESS":
    case "NEUTRAL":
    case "SKIPPED":
      return "success";
    case "PENDING":
    case "EXPECTED":
      return "pending";
    default:
      return "failure";
  }
}

/** The newest of each name; GitHub gives a check run a higher place the later it was made. */
export function ownCheck(node: OwnCheckNode): OwnCheck {
  return {
    id: node.id,
    name: node.name,
    status: node.status === "COMPLETED" ? "completed" : "in-progress",
    conclusion: node.conclusion?.toLowerCase().replaceAll("_", "-") ?? null,
    title: node.title ?? "",
    summary: node.summary ?? "",
  };
}
