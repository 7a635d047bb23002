// Those who do their share of somebody's task, promptly and always in the same way.
import type { Decide, Self } from "../cast/member.ts";
import { doOwnTask } from "../cast/parts/own-task.ts";
import { hasSaid, issueOf, stateOf } from "../cast/sight.ts";
import type { PullRequest, World } from "../cast/world.ts";

export function assignTo(login: string): Decide {
  return (self, world) => {
    const body = `/assign @${login}`;
    const issue = world.issues.find((one) => one.assignees.length === 0 && !hasSaid(one, self.login, body));
    const isReady = issue !== undefined && ["pending", "in-planning"].includes(stateOf(issue) ?? "");
    return isReady ? { kind: "comment", issue: issue.number, body } : null;
  };
}

/** All of it but the merge, which is somebody else's. */
export const workAsAssignee: Decide = (self, world) => {
  const act = doOwnTask("person", self, world);
  return act?.kind === "merge" ? null : act;
};

/** `remark`: what is asked for at the first look; `null` approves at once. */
export function reviewWith(remark: string | null): Decide {
  return (self, world) => {
    const pull = waiting(self, world);
    if (pull === undefined) return null;
    const isFirst = pull.reviews.every(({ author }) => author !== self.login);
    const { number: pullRequest, headRefOid: head } = pull;
    return isFirst && remark !== null
      ? { kind: "review", pullRequest, head, verdict: "REQUEST_CHANGES", body: remark }
      : { kind: "review", pullRequest, head, verdict: "APPROVE", body: "Sounds right." };
  };
}

function waiting({ login }: Self, world: World): PullRequest | undefined {
  return world.pullRequests.find((pull) => {
    const issue = issueOf(pull, world);
    if (pull.isDraft || pull.author === login || issue === null || stateOf(issue) !== "under-review")
      return false;
    return pull.reviews.every(({ author, commit }) => author !== login || commit?.oid !== pull.headRefOid);
  });
}
