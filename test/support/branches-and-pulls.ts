// Branches with commits, and pull requests from them, in a sandbox.
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import type { SandboxWithApp } from "./sandbox-with-app.ts";

/** All that a repository's life brings, so that each payload is held to its description. */
export const repositoryEvents = [
  "check_run",
  "check_suite",
  "create",
  "delete",
  "discussion",
  "discussion_comment",
  "issue_comment",
  "issues",
  "label",
  "merge_group",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "pull_request_review_thread",
  "push",
  "repository",
  "status",
];

/** A commit by a persona on a branch, which starts at `main` when it is new. */
export async function write(
  stage: SandboxWithApp,
  branch: string,
  path: string,
  text: string,
  login = "viola-dev",
): Promise<string> {
  const { github } = stage.sandbox;
  const { repositoryId } = stage.seeded;
  const ref = `refs/heads/${branch}`;
  if ((await github.git.resolveRef(repositoryId, ref)) === null) {
    const main = await github.git.resolveRef(repositoryId, "refs/heads/main");
    await stage.as(login).rest.git.createRef({ ...stage.place, ref, sha: String(main) });
  }
  const message = `Write ${path}`;
  return writeFiles(github, stage.actor(login), { repositoryId, branch, message, files: { [path]: text } });
}

/** By `viola-dev`, from a branch with one commit that adds `<branch>.md`. */
export async function openPull(
  stage: SandboxWithApp,
  branch: string,
  options: { readonly body?: string; readonly draft?: boolean } = {},
): Promise<{ readonly pull_number: number }> {
  await write(stage, branch, `${branch}.md`, "forte\n");
  const { data } = await stage
    .as("viola-dev")
    .rest.pulls.create({ ...stage.place, title: "Louder", head: branch, base: "main", ...options });
  return { pull_number: data.number };
}

/** Names of what was delivered, such as `issues.opened`. */
export function told(stage: SandboxWithApp): readonly string[] {
  return stage.received.map(({ event, body }) => [event, JSON.parse(body).action].filter(Boolean).join("."));
}
