import { ForgeForbidden, ForgeUnavailable } from "../../ports/forge.ts";
import { Unanswered } from "../gather/unanswered.ts";
import type { Home } from "../home.ts";
import type { Unavailable } from "../unavailable.ts";
import type { About, Shown } from "./shown.ts";

/**
 * What is to be shown of one subject; null where that cannot even be planned: it waits for what GitHub does not answer for, or fails,
 * by itself. What concerns all of GitHub is thrown.
 */
export async function orFailure<Value>(
  { logger }: Home,
  shown: Shown,
  about: About,
  plan: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await plan();
  } catch (error) {
    const why = whyWaiting(error);
    if (why !== null) {
      shown.wait(about, why);
      return null;
    }
    if (error instanceof ForgeUnavailable || error instanceof ForgeForbidden) throw error;
    logger.error({ error, about }, "a view could not be planned");
    shown.fail(about, error);
    return null;
  }
}

/** GitHub answered a moment ago, for the look that all views are made from: so it fails at this one. */
function whyWaiting(error: unknown): Unavailable | null {
  if (error instanceof Unanswered) return error.why;
  if (!(error instanceof ForgeUnavailable) || error.retryAt !== null) return null;
  return { outcome: "unreadable", reason: error.message, retryAt: null };
}
