// What people may do in a repository, asked for along with what is looked at there.
import { z } from "zod";
import type { Permission, Person } from "../../../ports/forge-facts.ts";
import { literal } from "../ask-repository.ts";
import { nodesOf } from "../graphql-parts.ts";

/** More logins than these hold the one that is looked for: then GitHub is asked for it alone. */
const ALIKE = 20;

const Role = z
  .enum(["READ", "TRIAGE", "WRITE", "MAINTAIN", "ADMIN"])
  .transform((role): Permission => permissions[role]);

const permissions = {
  READ: "read",
  TRIAGE: "triage",
  WRITE: "write",
  MAINTAIN: "maintain",
  ADMIN: "admin",
} as const;

const Collaborators = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean() }),
  edges: nodesOf(z.object({ permission: Role, node: z.object({ login: z.string() }).nullable() })),
});

/** A field of the repository. */
export function personField(alias: string, login: string): string {
  return `${alias}: collaborators(query: ${literal(login)}, first: ${ALIKE}) {
    pageInfo { hasNextPage }
    edges { permission node { login } }
  }`;
}

/** Null where the answer does not tell: we may not see it, or it is not among so many of nearly that name. */
export function permissionIn(field: unknown, { repository, login }: Person): Permission | null {
  const found = Collaborators.safeParse(field).data;
  if (found === undefined) return null;
  const edge = found.edges.find(({ node }) => node?.login.toLowerCase() === login.toLowerCase());
  if (edge !== undefined) return edge.permission;
  // Whoever is no collaborator may read what is public; what else a private one lets its organisation do is asked for.
  return repository.isPrivate || found.pageInfo.hasNextPage ? null : "read";
}
