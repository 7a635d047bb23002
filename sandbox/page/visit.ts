import { mayRead } from "./may-read.ts";
import type { Repository } from "../state/repository.ts";
import { findRepository, fullName } from "../state/lookup.ts";
import type { Desk } from "./desk.ts";
import type { Content } from "./html.ts";
import type { Visitor } from "./visitor.ts";

/** One request for a page. */
export type Visit = {
  readonly desk: Desk;
  readonly visitor: Visitor | null;
  readonly url: URL;
  readonly parameters: Readonly<Record<string, string>>;
};

export type RepositoryVisit = Visit & {
  readonly repository: Repository;
  /** `/owner/name`. */
  readonly path: string;
};

/** What was asked for is shown at another address. */
export type Moved = { readonly movedTo: string };

export type Page = { readonly title: string; readonly main: Content };

/** `null`: there is no such page, or this visitor may not see it. */
export function visitRepository(visit: Visit): RepositoryVisit | null {
  const { desk, visitor, parameters } = visit;
  const { state } = desk.github;
  const repository = findRepository(state, parameters["owner"] ?? "", parameters["name"] ?? "");
  if (repository === undefined || !mayRead(state, visitor, repository)) return null;
  return { ...visit, repository, path: `/${fullName(state, repository)}` };
}
