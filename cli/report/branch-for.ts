import type { Task } from "../../src/domain/task/schema.ts";

const longest = 40;

/** The branch whose push begins a task: `tutti/12-add-search`. */
export function branchFor({ number, title }: Pick<Task, "number" | "title">): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? `tutti/${number}` : `tutti/${number}-${slug}`;
}
