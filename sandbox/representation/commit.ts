import type { Account } from "../state/account.ts";
import type { DiffFile, GitCommit, Person } from "../state/git-storage.ts";
import type { GitHubState } from "../state/github-state.ts";
import { nodeId } from "../state/node-id.ts";
import type { Repository } from "../state/repository.ts";
import { showAccount } from "./account.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";
import type { View } from "./view.ts";

/** The account that an author's e-mail address belongs to. */
function accountOfPerson(state: GitHubState, person: Person): Account | undefined {
  const id = /^(\d+)\+[^@]+@users\.noreply\./.exec(person.email)?.[1];
  if (id !== undefined) return state.accounts.find(Number(id));
  return state.accounts.all().find((account) => account.kind === "user" && account.email === person.email);
}

export function showCommit(view: View, repository: Repository, commit: GitCommit) {
  const url = repositoryUrl(view, repository);
  const html = repositoryHtmlUrl(view, repository);
  const account = (person: Person) => {
    const found = accountOfPerson(view.state, person);
    return found === undefined ? null : showAccount(view, found);
  };
  return {
    sha: commit.oid,
    node_id: nodeId("Commit", repository.id, commit.oid),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.treeOid, url: `${url}/git/trees/${commit.treeOid}` },
      url: `${url}/git/commits/${commit.oid}`,
      comment_count: 0,
      verification: showVerification(view.state, repository, commit),
    },
    url: `${url}/commits/${commit.oid}`,
    html_url: `${html}/commit/${commit.oid}`,
    comments_url: `${url}/commits/${commit.oid}/comments`,
    author: account(commit.author),
    committer: account(commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
  };
}

/** As the git database shows it. */
export function showGitCommit(view: View, repository: Repository, commit: GitCommit) {
  const url = repositoryUrl(view, repository);
  const html = repositoryHtmlUrl(view, repository);
  return {
    sha: commit.oid,
    node_id: nodeId("Commit", repository.id, commit.oid),
    url: `${url}/git/commits/${commit.oid}`,
    html_url: `${html}/commit/${commit.oid}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.treeOid, url: `${url}/git/trees/${commit.treeOid}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
    verification: showVerification(view.state, repository, commit),
  };
}

function showVerification(state: GitHubState, repository: Repository, { oid }: GitCommit) {
  const isVerified = state.verifiedCommits.has(`${String(repository.id)}/${oid}`);
  return isVerified
    ? { verified: true, reason: "valid", signature: "signed by the sandbox", payload: oid, verified_at: null }
    : { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
}

export function showDiffFile(view: View, repository: Repository, headSha: string, file: DiffFile) {
  const url = repositoryUrl(view, repository);
  const html = repositoryHtmlUrl(view, repository);
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: file.blobOid,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${headSha}/${path}`,
    raw_url: `${html}/raw/${headSha}/${path}`,
    contents_url: `${url}/contents/${path}?ref=${headSha}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
