import type { LeftOfHour } from "../src/adapters/github/client/budget.ts";

/** The share of a repository's requests an hour that Tutti leaves to its other workflows: they ask with the same budget. */
export const sparedForOthers = 0.1;

/** What a run asked of GitHub, and what is left of the hour after it. */
export type Usage = {
  readonly requests: number;
  readonly left: readonly LeftOfHour[];
};

export function usageText({ requests, left }: Usage): string {
  const asked = `${requests} ${requests === 1 ? "request" : "requests"} to GitHub.`;
  const rest = left.map(({ resource, remaining, limit }) => `${remaining} of ${limit} (${named(resource)})`);
  if (rest.length === 0) return asked;
  return `${asked} Left of this hour: ${rest.join(", ")}.`;
}

function named(resource: string): string {
  if (resource === "core") return "REST";
  return resource === "graphql" ? "GraphQL points" : resource;
}
