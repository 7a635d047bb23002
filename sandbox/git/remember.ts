// What git makes of commits never changes, whichever repository it is asked in. A process for each question costs more
// than anything else that a sandbox does, so sandboxes in one process share the answers.

import { LRUCache } from "lru-cache";
import type { Oid } from "../state/git-storage.ts";
import type { BareRepository } from "./bare-repository.ts";

/** Answers to one kind of question. */
export type Answers<Answer> = LRUCache<string, { readonly answer: Answer }>;

type Remembering<Answer> = (
  repository: Pick<BareRepository, "directory" | "readCommit">,
  question: { readonly commits: readonly Oid[]; readonly detail?: string },
  ask: () => Promise<Answer>,
) => Promise<Answer>;

export function newAnswers<Answer>(max: number): Answers<Answer> {
  return new LRUCache({ max });
}

/**
 * Asks what is not in `answers` yet, and once where several ask at the same time. What fails is asked again. A repository
 * that lacks one of the commits gets git's own answer.
 */
export function remembering<Answer>(answers: Answers<Answer>): Remembering<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return async (repository, { commits, detail = "" }, ask) => {
    if (!(await hasAll(repository, commits))) return ask();
    const key = [...commits, detail].join(" ");
    const known = answers.get(key);
    if (known !== undefined) return known.answer;

    const here = `${repository.directory} ${key}`;
    const asking = asked.get(here) ?? ask();
    asked.set(here, asking);
    try {
      const answer = await asking;
      answers.set(key, { answer });
      return answer;
    } finally {
      asked.delete(here);
    }
  };
}

async function hasAll({ readCommit }: Pick<BareRepository, "readCommit">, commits: readonly Oid[]) {
  const found = await Promise.all(commits.map((oid) => readCommit(oid)));
  // A name or a short id means something else from repository to repository, and from day to day.
  return found.every((commit, index) => commit !== null && commit.oid === commits[index]);
}
