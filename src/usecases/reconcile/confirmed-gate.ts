import { type GateAnswer, type GateOf, answerGate } from "../../domain/gate.ts";
import type { PullRequestId } from "../../domain/ids.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { Gathered } from "../gather/gathered.ts";
import type { Home } from "../home.ts";
import { commentsBehind, confirmed } from "./confirm.ts";
import { type Seen, entitledTo } from "./entitled.ts";
import { orFailure } from "./or-failure.ts";
import type { Shown } from "./shown.ts";
import { standingBehind } from "./standing-behind.ts";
import type { NamedSubjects } from "./subjects.ts";

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

/** Pull requests on record that GitHub shows, each with its gate's answer. */
export type GatedPullRequests = ReadonlyMap<PullRequestId, Seen & { readonly gate: GateAnswer }>;

/** One whose gate cannot be answered waits or fails by itself. */
export async function confirmedGates(
  home: Home,
  organization: Organization,
  looked: Gathered,
  { pullRequests }: NamedSubjects,
  shown: Shown,
): Promise<GatedPullRequests> {
  const gated = new Map<PullRequestId, Seen & { readonly gate: GateAnswer }>();
  const known = [...pullRequests].flatMap((id) => home.state.pullRequests.get(id) ?? []);
  const comments = await home.forge.comments(commentsBehind(known));
  for (const pullRequest of known) {
    const { id } = pullRequest;
    const look = looked.pullRequests.get(id);
    const repository = looked.repositories.get(pullRequest.repository);
    if (look === undefined || repository === undefined) continue;
    const answered = await orFailure(home, shown, { kind: "pull-request", id }, async () => {
      const seen: Seen = { pullRequest, look, repository, standing: standingBehind(pullRequest, comments) };
      return { ...seen, gate: await confirmedGate(home, organization, seen) };
    });
    if (answered !== null) gated.set(id, answered);
  }
  return gated;
}

/** What gates show, wherever they are told of: a gate that was not looked at is told by the record. */
export function gatesShown({ state }: Pick<Home, "state">, gated: GatedPullRequests): GateOf {
  return (pullRequest) => gated.get(pullRequest.id)?.gate ?? answerGate(state, pullRequest);
}
