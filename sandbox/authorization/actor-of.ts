import type { Actor, Caller } from "../state/actor.ts";
import { forbidden, Refusal } from "../state/refusal.ts";

/** Who a caller's writes are by. */
export function actorOf(caller: Caller): Actor {
  switch (caller.kind) {
    case "anonymous":
      throw requiresAuthentication();
    case "app":
      throw forbidden("Resource not accessible by integration");
    case "user":
      return { accountId: caller.accountId, viaAppId: null, startsWorkflows: true };
    case "installation":
      return { accountId: caller.botId, viaAppId: caller.appId, startsWorkflows: true };
    case "workflow":
      return { accountId: caller.botId, viaAppId: caller.appId, startsWorkflows: false };
    default:
      return caller satisfies never;
  }
}

export function requiresAuthentication(): Refusal {
  return new Refusal(401, "Requires authentication");
}
