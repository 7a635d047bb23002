import { ForgeForbidden } from "../../../ports/forge.ts";
import { RequestRefused } from "../client/errors.ts";

/** What a question gives, or null where the token may not ask it, or there is no such thing. */
export async function ifAllowed<Value>(ask: Promise<Value>): Promise<Value | null> {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof ForgeForbidden) return null;
    if (error instanceof RequestRefused && (error.status === 404 || error.status === 409)) return null;
    throw error;
  }
}
