// Stands between the App's engine and GitHub, and says of each write which commit of the record it was a view of.
import type { AccessOf, GithubAccess } from "../../src/engine/github-access.ts";
import type { Branch, CommitId } from "../../src/ports/branch.ts";
import { reportEffect } from "./report-effect.ts";
import type { WriteReport } from "./write-report.ts";

/** A home's engine does one thing after the other: what it writes is a view of the last commit that it made or read. */
export function tellingAccess(tell: (report: WriteReport) => void): (accessOf: AccessOf) => AccessOf {
  const heads = new Map<string, CommitId>();
  return (accessOf) => (lane) => {
    const access = accessOf(lane);
    return {
      ...access,
      forge: tellingForge(access.forge, () => heads.get(lane) ?? "", tell),
      branch: (address) => notingBranch(access.branch(address), (head) => heads.set(lane, head)),
    };
  };
}

function tellingForge(
  forge: GithubAccess["forge"],
  head: () => CommitId,
  tell: (report: WriteReport) => void,
): GithubAccess["forge"] {
  return {
    ...forge,
    async apply(repository, effects) {
      const commit = head();
      const outcomes = await forge.apply(repository, effects);
      const done = effects.filter((_, index) => outcomes[index]?.outcome === "done");
      tell({ commit, writes: done.flatMap(reportEffect) });
      return outcomes;
    },
  };
}

function notingBranch(branch: Branch, note: (head: CommitId) => void): Branch {
  return {
    list: async (directory, at) => branch.list(directory, at),
    recentCommits: async (count, from) => branch.recentCommits(count, from),
    async read(paths, at) {
      const snapshot = await branch.read(paths, at);
      if (snapshot !== null && at === undefined) note(snapshot.head);
      return snapshot;
    },
    async overview(question) {
      const overview = await branch.overview(question);
      if (overview !== null) note(overview.head);
      return overview;
    },
    async commit(change) {
      const outcome = await branch.commit(change);
      if (outcome.outcome === "committed") note(outcome.head);
      return outcome;
    },
  };
}
