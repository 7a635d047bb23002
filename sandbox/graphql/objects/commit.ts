import { z } from "zod";
import { repositoryHtmlUrl } from "../../representation/repository.ts";
import { headKey } from "../../state/github-state.ts";
import type { GitCommit } from "../../state/git-storage.ts";
import { nodeId } from "../../state/node-id.ts";
import { demand } from "../access.ts";
import { connection } from "../connection.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitHistory } from "./commit-history.ts";
import { authorList, gitActor } from "./git-actor.ts";
import { commitAt } from "./git-lookup.ts";

export function commitObject(scope: Scope, repositoryId: number, commit: GitCommit): GraphObject {
  const { state, git, urls } = scope.view;
  const repository = state.repositories.at(repositoryId);
  const url = `${repositoryHtmlUrl(scope.view, repository)}/commit/${commit.oid}`;
  const [headline = "", ...rest] = commit.message.trimEnd().split("\n");
  return {
    __typename: "Commit",
    id: nodeId("Commit", repositoryId, commit.oid),
    oid: commit.oid,
    abbreviatedOid: commit.oid.slice(0, 7),
    message: commit.message.trimEnd(),
    messageHeadline: headline,
    messageBody: rest.join("\n").trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    author: () => gitActor(scope, commit.author),
    committer: () => gitActor(scope, commit.committer),
    authors: authorList(scope, commit),
    authoredByCommitter: commit.author.email === commit.committer.email,
    committedViaWeb: state.verifiedCommits.has(`${String(repositoryId)}/${commit.oid}`),
    signature: () => signature(scope, repositoryId, commit),
    repository: () => scope.objects.repository(repository),
    url,
    commitUrl: url,
    resourcePath: url.slice(urls.origin.length),
    commitResourcePath: url.slice(urls.origin.length),
    tree: () => scope.objects.tree(repositoryId, commit.treeOid),
    file: async ({ path }) => {
      const entry = await git.readEntry(repositoryId, commit.oid, String(path));
      return entry === null ? null : scope.objects.treeEntry(repositoryId, entry);
    },
    history: commitHistory(scope, repositoryId, commit),
    parents: (args, field) =>
      connection(
        {
          type: "CommitConnection",
          rows: commit.parents.map((oid, index) => ({ oid, index })),
          key: ({ index }) => [index],
          show: ({ oid }) => commitAt(scope, repositoryId, oid),
        },
        args,
        field,
      ),
    associatedPullRequests: (args, field) =>
      connection(
        {
          type: "PullRequestConnection",
          rows: state.pullRequests
            .by("repository", repositoryId)
            .filter(({ headSha, mergeCommitSha }) => headSha === commit.oid || mergeCommitSha === commit.oid),
          key: ({ id }) => [id],
          show: (pull) => scope.objects.pullRequest(pull),
        },
        args,
        field,
      ),
    ...checkFields(scope, repositoryId, commit),
  };
}

const suiteArguments = z.object({
  filterBy: z.object({ appId: z.number().nullish(), checkName: z.string().nullish() }).nullish(),
});

function checkFields(
  scope: Scope,
  repositoryId: number,
  commit: GitCommit,
): { readonly [name: string]: Field } {
  const { checkRuns, checkSuites } = scope.view.state;
  return {
    statusCheckRollup: () => {
      demand(scope, repositoryId, "checks/list-for-ref");
      return scope.objects.statusCheckRollup(repositoryId, commit);
    },
    checkSuites: (args, field) => {
      demand(scope, repositoryId, "checks/list-suites-for-ref");
      const { appId, checkName } = suiteArguments.parse(args).filterBy ?? {};
      const isNamed = (suiteId: number): boolean =>
        !checkName || checkRuns.by("suite", suiteId).some(({ name }) => name === checkName);
      return connection(
        {
          type: "CheckSuiteConnection",
          rows: checkSuites
            .by("head", headKey(repositoryId, commit.oid))
            .filter((suite) => (appId ?? suite.appId) === suite.appId && isNamed(suite.id)),
          key: ({ id }) => [id],
          show: (suite) => scope.objects.checkSuite(suite),
        },
        args,
        field,
      );
    },
  };
}

/** Only what GitHub itself committed is signed here, and by GitHub. */
function signature(scope: Scope, repositoryId: number, commit: GitCommit): GraphObject | null {
  if (!scope.view.state.verifiedCommits.has(`${String(repositoryId)}/${commit.oid}`)) return null;
  return {
    __typename: "GpgSignature",
    isValid: true,
    state: "VALID",
    wasSignedByGitHub: true,
    email: "noreply@github.com",
    signer: null,
    verifiedAt: commit.committer.date,
  };
}
