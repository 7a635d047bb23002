import type { CommitSha } from "../../src/domain/ids.ts";
import type { Effect } from "../../src/ports/effect.ts";
import type { IssueLook, PullRequestLook } from "../../src/ports/forge-facts.ts";
import type { ForgeUnderTest } from "./people.ts";

/** Looks at one that is there. */
export async function issueOf({ forge, repository }: ForgeUnderTest, number: number): Promise<IssueLook> {
  const [look] = (await forge.look({ issues: [{ repository, number }], pullRequests: [] })).issues;
  if (look === undefined || !("facts" in look)) throw new Error(`no issue ${number}`);
  return look;
}

/** Looks at one that is there. */
export async function pullRequestOf(
  { forge, repository }: ForgeUnderTest,
  number: number,
  knownHead: CommitSha | null = null,
): Promise<PullRequestLook> {
  const address = { repository, number, knownHead };
  const [look] = (await forge.look({ issues: [], pullRequests: [address] })).pullRequests;
  if (look === undefined || !("facts" in look)) throw new Error(`no pull request ${number}`);
  return look;
}

/** What became of each. */
export async function applied(
  { forge, repository }: ForgeUnderTest,
  ...effects: readonly Effect[]
): Promise<readonly string[]> {
  return (await forge.apply(repository, effects)).map(({ outcome }) => outcome);
}
