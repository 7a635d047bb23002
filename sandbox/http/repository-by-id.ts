import type { GitHubState } from "../state/github-state.ts";
import { fullName } from "../state/lookup.ts";

/** `/repositories/<id>/…`, where redirects point: the path that it stands for. */
export function pathByName(state: GitHubState, path: string): string {
  const match = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  const repository = match === null ? undefined : state.repositories.find(Number(match[1]));
  return repository === undefined ? path : `/repos/${fullName(state, repository)}${match?.[2] ?? ""}`;
}
