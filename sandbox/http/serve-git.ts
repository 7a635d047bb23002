import { authenticate } from "../authorization/authenticate.ts";
import { actorOf } from "../authorization/actor-of.ts";
import { canSee, demandAccess } from "../authorization/repository-access.ts";
import type { Admission, GitHost, Knock, Push, PushAnswer, RefVerdict } from "../git/git-host.ts";
import { mayUpdateRef } from "../operations/may-update-ref.ts";
import { refsUpdated } from "../operations/refs-updated.ts";
import type { Actor, Caller } from "../state/actor.ts";
import type { RefUpdate } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import { findRenamedRepository, findRepository, fullName } from "../state/lookup.ts";
import { Refusal } from "../state/refusal.ts";

const reading = { credential: "token", permissions: [["contents", "read"]], role: "read" } as const;
const writing = { credential: "token", permissions: [["contents", "write"]], role: "write" } as const;

/** Who may clone and push, and what becomes of a push. */
export function createGitHost(github: GitHub): GitHost {
  return {
    async admit(knock) {
      try {
        return admit(github, knock);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.status === 401) return { kind: "unauthorized" };
        if (error.status === 404) return { kind: "not-found" };
        return { kind: "forbidden", message: error.message };
      }
    },
  };
}

function admit(github: GitHub, knock: Knock): Admission {
  const { state, clock } = github;
  const caller = authenticate(state, clock, knock.authorization);
  const repository = findRepository(state, knock.owner, knock.name);
  if (repository === undefined) {
    const renamed = findRenamedRepository(state, knock.owner, knock.name);
    if (renamed !== undefined && canSee(state, caller, renamed)) {
      return { kind: "moved", path: `/${fullName(state, renamed)}` };
    }
    return hidden(caller);
  }
  if (!canSee(state, caller, repository)) return hidden(caller);
  demandAccess(state, caller, repository, knock.access === "read" ? reading : writing);
  return {
    kind: "admitted",
    repositoryId: repository.id,
    receive: async (push) => receive(github, actorOf(caller), repository.id, push),
  };
}

/** Asks for credentials first, so that git can come back with some. */
function hidden(caller: Caller): Admission {
  return { kind: caller.kind === "anonymous" ? "unauthorized" : "not-found" };
}

async function receive(github: GitHub, actor: Actor, repositoryId: number, push: Push): Promise<PushAnswer> {
  const refusals = await Promise.all(
    push.updates.map(async (update) => mayUpdateRef(github, actor, repositoryId, update)),
  );
  const remarks = refusals
    .filter((refusal) => refusal !== null)
    .flatMap((refusal) => ["error: GH013: Repository rule violations found.", `- ${refusal}`]);
  const isAborted = push.atomic && remarks.length > 0;
  const moved: RefUpdate[] = [];
  const verdicts: RefVerdict[] = [];
  for (const [index, update] of push.updates.entries()) {
    const isRefused = (refusals[index] ?? null) !== null;
    const refusal = isRefused
      ? "push declined due to repository rule violations"
      : isAborted
        ? "atomic push failed"
        : (await github.git.updateRef(repositoryId, update)) === "stale"
          ? "fetch first"
          : null;
    if (refusal === null) moved.push(update);
    verdicts.push({ ref: update.ref, refusal });
  }
  await refsUpdated(github, actor, repositoryId, moved);
  return { verdicts, remarks };
}
