import type { View } from "../representation/view.ts";
import type { GitRef, GitStorage } from "../state/git-storage.ts";
import { copyState, type GitHubState } from "../state/github-state.ts";

/** While it is held, reads see GitHub as it was; writes work on what is. */
export class ReadLag {
  readonly #live: View;
  #seen: View | null = null;

  constructor(live: View) {
    this.#live = live;
  }

  get view(): View {
    return this.#seen ?? this.#live;
  }

  async hold(): Promise<void> {
    const state = copyState(this.#live.state);
    this.#seen = { ...this.#live, state, git: await freezeRefs(this.#live.git, state) };
  }

  release(): void {
    this.#seen = null;
  }
}

/** Objects never change, so only the refs need to be remembered. */
async function freezeRefs(git: GitStorage, state: GitHubState): Promise<GitStorage> {
  const refs = new Map<number, readonly GitRef[]>();
  for (const { id } of state.repositories.all()) refs.set(id, await git.listRefs(id, "refs/"));
  const find = (id: number, ref: string) => refs.get(id)?.find((one) => one.ref === ref)?.oid ?? null;
  return {
    ...git,
    resolveRef: async (id, ref) => find(id, ref),
    listRefs: async (id, prefix) => (refs.get(id) ?? []).filter(({ ref }) => ref.startsWith(prefix)),
    resolveCommit: async (id, revision) =>
      find(id, revision) ??
      find(id, `refs/heads/${revision}`) ??
      find(id, `refs/tags/${revision}`) ??
      (/^[\da-f]{7,40}$/.test(revision) ? git.resolveCommit(id, revision) : null),
  };
}
