import { ForgeForbidden, ForgeUnavailable } from "../../ports/forge.ts";
import type { Effect } from "../../ports/effect.ts";
import type { Home } from "../home.ts";
import type { About, Shown } from "./shown.ts";

/** The effects of one subject; one that cannot even be planned fails by itself. What concerns all of GitHub is thrown. */
export async function orFailure(
  { logger }: Home,
  shown: Shown,
  about: About,
  plan: () => Promise<readonly Effect[]>,
): Promise<readonly Effect[]> {
  try {
    return await plan();
  } catch (error) {
    if (error instanceof ForgeUnavailable || error instanceof ForgeForbidden) throw error;
    logger.error({ error, about }, "a view could not be planned");
    shown.fail(about, error);
    return [];
  }
}
