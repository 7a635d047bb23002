import { z } from "zod";
import { CommitSha } from "../../../domain/ids.ts";
import { AccountPayload } from "../account.ts";
import { GithubTimeOrSeconds } from "../github-time.ts";
import { RepositoryFields, repositoryReference } from "./payload.ts";
import { hints, ignored, reading } from "./reading.ts";

const CONFIGURATION = ".github/tutti.yml";
const BRANCH = "refs/heads/";

/** GitHub lists no more commits than this in a push's payload. */
const LISTED_COMMITS = 2_048;

const Paths = z.array(z.string()).nullish();

const Payload = z.object({
  ref: z.string(),
  after: CommitSha,
  created: z.boolean().optional(),
  deleted: z.boolean(),
  forced: z.boolean().optional(),
  commits: z.array(z.object({ added: Paths, modified: Paths, removed: Paths })).nullish(),
  /** Its time is GitHub's; commits carry their authors' clocks. */
  repository: RepositoryFields.extend({ pushed_at: GithubTimeOrSeconds.nullish().catch(null) }),
  sender: AccountPayload.nullish(),
});
type Payload = z.infer<typeof Payload>;

export const translatePush = reading(Payload, (push, receivedAt) => {
  if (!push.ref.startsWith(BRANCH)) return ignored(`${push.ref} is no branch`);
  if (push.deleted) return ignored("a deleted branch; its pull requests speak for themselves");
  const branch = push.ref.slice(BRANCH.length);
  const repository = repositoryReference(push.repository);
  return hints({
    kind: "branch-pushed",
    at: push.repository.pushed_at ?? receivedAt,
    repository,
    branch,
    head: push.after,
    pusher: push.sender ?? null,
    isDefault: branch === repository.defaultBranch,
    changesConfiguration: changesConfiguration(push),
  });
});

/** A forced push also takes commits away, a new branch may list none: then only a hit is an answer. */
function changesConfiguration({ commits, created, forced }: Payload): boolean | null {
  if (!commits) return null;
  const hit = commits.some(({ added, modified, removed }) =>
    [added, modified, removed].some((paths) => paths?.includes(CONFIGURATION)),
  );
  if (hit) return true;
  const complete = !created && !forced && commits.length < LISTED_COMMITS;
  return complete ? false : null;
}
