import { type GateAnswer, answerGate } from "../../domain/gate.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { Home } from "../home.ts";
import { confirmed } from "./confirm.ts";
import { type Seen, entitledTo } from "./entitled.ts";

/** The gate's answer by what GitHub confirms now, of the record and of the rights of those who gave their word. */
export async function confirmedGate(home: Home, organization: Organization, seen: Seen): Promise<GateAnswer> {
  const entitled = await entitledTo(home, organization, seen);
  const { pullRequest, lapsed } = confirmed(
    organization,
    seen.pullRequest,
    seen.look,
    seen.standing,
    entitled,
  );
  return answerGate(home.state, pullRequest, lapsed);
}
