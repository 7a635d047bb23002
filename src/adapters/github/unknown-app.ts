import { ForgeForbidden } from "../../ports/forge.ts";
import { RequestRefused } from "./client/errors.ts";

/** Whether GitHub refused what an App asked as itself: there is no such App, or the key is another's. */
export function isUnknownApp(error: unknown): error is ForgeForbidden | RequestRefused {
  return error instanceof ForgeForbidden || (error instanceof RequestRefused && error.status === 404);
}
