import type { GitHub } from "../../sandbox/state/github.ts";
import { Event } from "../../src/domain/events.ts";
import type { Chapter } from "./journal.ts";

type Source = Pick<GitHub, "git"> & { readonly repositoryId: number };

/** What a commit of the ledger recorded, read from the branch. */
export async function readEvents({ git, repositoryId }: Source, chapter: Chapter): Promise<readonly Event[]> {
  const found: Event[] = [];
  for (const path of chapter.segments) {
    const entry = await git.readEntry(repositoryId, chapter.commit, path);
    const content = entry === null ? null : await git.readBlob(repositoryId, entry.oid);
    const [, ...lines] = (content?.toString("utf8") ?? "").split("\n");
    for (const line of lines.filter((one) => one !== "")) {
      const { data } = Event.safeParse(JSON.parse(line));
      if (data !== undefined) found.push(data);
    }
  }
  return found;
}
