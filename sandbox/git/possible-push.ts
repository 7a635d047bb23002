// What no rule needs to be asked about: updates that git itself, or any GitHub, never takes.

import type { GitStorage, RefUpdate } from "../state/git-storage.ts";
import type { Push, PushAnswer } from "./git-host.ts";
import { isRefName } from "./ref-name.ts";

type Receive = (push: Push) => Promise<PushAnswer>;

/** Lets the host see only the updates that are possible; of an atomic push, all or none. */
export function onlyPossible(git: GitStorage, repositoryId: number, receive: Receive): Receive {
  return async ({ updates, atomic }) => {
    const existing = (await git.listRefs(repositoryId, "refs/")).map(({ ref }) => ref);
    const judged = updates.map((update) => ({ update, refusal: whyImpossible(update, existing) }));
    if (judged.every(({ refusal }) => refusal === null)) return receive({ updates, atomic });
    if (atomic) {
      const verdicts = judged.map(({ update, refusal }) => ({
        ref: update.ref,
        refusal: refusal ?? "atomic push failed",
      }));
      return { verdicts, remarks: [] };
    }
    const possible = judged.filter(({ refusal }) => refusal === null).map(({ update }) => update);
    const answer =
      possible.length === 0 ? { verdicts: [], remarks: [] } : await receive({ updates: possible, atomic });
    const refused = judged.flatMap(({ update, refusal }) =>
      refusal === null ? [] : [{ ref: update.ref, refusal }],
    );
    return { verdicts: [...answer.verdicts, ...refused], remarks: answer.remarks };
  };
}

function whyImpossible({ ref, before, after }: RefUpdate, existing: readonly string[]): string | null {
  if (!isRefName(ref)) return "funny refname";
  if (ref.startsWith("refs/pull/")) return "deny updating a hidden ref";
  if (before !== null || after === null) return null;
  const inTheWay = existing.find((other) => other.startsWith(`${ref}/`) || ref.startsWith(`${other}/`));
  return inTheWay === undefined ? null : `cannot lock ref '${ref}': '${inTheWay}' exists`;
}
