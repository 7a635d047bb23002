// What every issue of a repository is labelled with, read along with the first look at one.
import { z } from "zod";
import { nodesOf } from "../graphql-parts.ts";
import type { SeenRepository } from "../sightings.ts";

/** Fields of the repository. Ours are among the newest labels. */
export const FURNITURE_FIELDS = `furnitureId: id
furniture: labels(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) {
  pageInfo { hasNextPage }
  nodes { id name }
}`;

const Furniture = z.object({
  furnitureId: z.string(),
  furniture: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: nodesOf(z.object({ id: z.string(), name: z.string() })),
  }),
});

export function furnitureIn(repository: unknown): SeenRepository | null {
  const found = Furniture.safeParse(repository).data;
  if (found === undefined) return null;
  const { nodes, pageInfo } = found.furniture;
  return {
    id: found.furnitureId,
    labels: new Map(nodes.map(({ id, name }) => [name.toLowerCase(), id])),
    all: !pageInfo.hasNextPage,
  };
}
