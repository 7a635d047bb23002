import { z } from "zod";
import { Organization } from "./organization/schema.ts";
import { RoutingRules } from "./routing/schema.ts";
import { Lifecycle } from "./task/lifecycle.ts";

/**
 * Everything that a team decides, resolved and whole: what is in force from one accepted configuration to the
 * next.
 */
export const Configuration = z.object({
  organization: Organization,
  lifecycle: Lifecycle,
  routing: RoutingRules,
});
export type Configuration = z.infer<typeof Configuration>;
