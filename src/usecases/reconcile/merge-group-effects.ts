import type { Configuration } from "../../domain/configuration.ts";
import type { Effect } from "../../ports/effect.ts";
import type { Hint } from "../../ports/hint.ts";
import { modeOf } from "../../views/mode.ts";
import { gateCheckName } from "../../views/pull-request-view.ts";
import { knownHeadOf } from "../gather/addresses.ts";
import { look } from "../gather/gather.ts";
import { Unanswered } from "../gather/unanswered.ts";
import type { Home } from "../home.ts";
import { commentsBehind } from "./confirm.ts";
import { confirmedGate } from "./confirmed-gate.ts";
import { orFailure } from "./or-failure.ts";
import type { Shown } from "./shown.ts";
import { standingBehind } from "./standing-behind.ts";

type Planned = { readonly repository: Hint["repository"]; readonly effects: readonly Effect[] };

/** A merge group's head has its gate too: green only if each pull request of the group is green at its own head. */
export async function mergeGroupEffects(
  home: Home,
  configuration: Configuration,
  hints: readonly Hint[],
  shown: Shown,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  for (const hint of hints) {
    if (hint.kind !== "merge-group") continue;
    const found = await orFailure(home, shown, { kind: "hint", hint }, async () => {
      const numbers = await home.forge.pullRequestsOfMergeGroup(hint.repository, hint.headRef);
      return { numbers, waiting: await waitingOf(home, configuration, hint, numbers) };
    });
    if (found === null) continue;
    const { numbers, waiting } = found;
    const holds = modeOf(configuration.organization, hint.repository.id) === "enforce";
    const open = numbers.length > 0 && waiting.length === 0;
    planned.push({
      repository: hint.repository,
      effects: [
        {
          kind: "check",
          head: hint.head,
          check: null,
          name: gateCheckName,
          state: open || !holds ? "success" : "action-required",
          title: open ? "Ready to merge" : `Waits for pull request ${waiting.join(", ")}`,
          summary: open
            ? "Every pull request of the group is ready at its own head."
            : "A pull request of the group is not ready at its own head. Its gate says what is missing.",
          annotations: [],
        },
      ],
    });
  }
  return planned;
}

/** Those that are not ready. @throws Unanswered where that cannot be told now */
async function waitingOf(
  home: Home,
  { organization }: Configuration,
  hint: Extract<Hint, { kind: "merge-group" }>,
  numbers: readonly number[],
): Promise<readonly number[]> {
  const { repository } = hint;
  const known = numbers.map((number) => home.state.pullRequestAt(repository.id, number));
  const looked = await look(home, {
    issues: [],
    pullRequests: numbers.map((number, index) => ({
      repository,
      number,
      knownHead: knownHeadOf(known[index]),
    })),
    said: new Map(),
  });
  const [unread] = looked.unread.values();
  if (unread !== undefined) throw new Unanswered(unread);
  const comments = await home.forge.comments(commentsBehind(known.filter((each) => each !== undefined)));
  const waiting: number[] = [];
  for (const [index, number] of numbers.entries()) {
    const pullRequest = known[index];
    const seen = pullRequest === undefined ? undefined : looked.pullRequests.get(pullRequest.id);
    if (pullRequest === undefined || seen === undefined) {
      waiting.push(number);
      continue;
    }
    const standing = standingBehind(pullRequest, comments);
    const gate = await confirmedGate(home, organization, { pullRequest, look: seen, repository, standing });
    if (!gate.open) waiting.push(number);
  }
  return waiting;
}
