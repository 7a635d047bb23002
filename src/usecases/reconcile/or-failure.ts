import { ForgeForbidden, ForgeUnavailable } from "../../ports/forge.ts";
import type { Home } from "../home.ts";
import type { About, Shown } from "./shown.ts";

/** What is to be shown of one subject; null where that cannot even be planned: it fails by itself. What concerns all of GitHub is thrown. */
export async function orFailure<Value>(
  { logger }: Home,
  shown: Shown,
  about: About,
  plan: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await plan();
  } catch (error) {
    if (error instanceof ForgeUnavailable || error instanceof ForgeForbidden) throw error;
    logger.error({ error, about }, "a view could not be planned");
    shown.fail(about, error);
    return null;
  }
}
