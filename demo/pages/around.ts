import { cloneUrl } from "../clone-url.ts";
import type { Performance } from "../performance.ts";
import type { Progress } from "../roles/quests.ts";
import type { Surroundings } from "../roles/role.ts";

/** Where somebody is who follows a role. */
export function around({ seeded, sandbox, run }: Performance, { sight }: Progress): Surroundings {
  const path = `/${seeded.owner}/${seeded.repository}`;
  const pull = sight.pullRequest;
  return {
    sight,
    issuePath: `${path}/issues/${String(sight.number)}`,
    pullPath: pull === null ? null : `${path}/pull/${String(pull.number)}`,
    newPullPath: `${path}/compare${sight.branch === null ? "" : `?head=${sight.branch}`}`,
    folder: `${seeded.repository}-${String(sight.number)}-${run}`,
    cloneUrl: (login) => cloneUrl(sandbox.url, path.slice(1), seeded.personas[login] ?? { login, token: "" }),
  };
}
