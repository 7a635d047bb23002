import { z } from "zod";
import type { GitCommit } from "../../state/git-storage.ts";
import { connection, fromCursor } from "../connection.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

const historyArguments = z.object({
  first: z.number().nullish(),
  after: z.string().nullish(),
  path: z.string().nullish(),
  since: z.string().nullish(),
  until: z.string().nullish(),
});

type HistoryArguments = z.infer<typeof historyArguments>;

/** The field `history` of a commit. */
export function commitHistory({ view, objects }: Scope, repositoryId: number, commit: GitCommit): Field {
  const list = async ({ path, since, until }: HistoryArguments, limit: number | null) => {
    const range = { from: commit.oid, ...(path ? { path } : {}), ...(limit === null ? {} : { limit }) };
    const commits = await view.git.listCommits(repositoryId, range);
    return commits.filter(
      ({ committer: { date } }) => (!since || date >= since) && (!until || date <= until),
    );
  };
  return async (args, field) => {
    const wanted = historyArguments.parse(args);
    const commits = await list(wanted, lastNeeded(wanted));
    return connection(
      {
        type: "CommitHistoryConnection",
        rows: commits.map((one, index) => ({ one, index })),
        key: ({ index }) => [index],
        show: ({ one }) => objects.commit(repositoryId, one),
        extra: { totalCount: async () => (await list(wanted, null)).length },
      },
      args,
      field,
    );
  };
}

/** A page of the newest needs no more than one beyond itself of a history that may be long. */
function lastNeeded({ first, after, since, until }: HistoryArguments): number | null {
  if (first === null || first === undefined || since || until) return null;
  const position = fromCursor(after)?.[0] ?? -1;
  return typeof position === "number" ? position + 1 + first + 1 : null;
}
