import type { Content } from "./html.ts";
import type { FormHandler } from "./form.ts";
import type { Route } from "./router.ts";
import type { Moved, Page, Visit } from "./visit.ts";

/** What whoever runs the sandbox shows and takes at its page, beside what GitHub would. */
export type Company = {
  readonly routes: readonly Route<(visit: Visit) => Page | Moved | null | Promise<Page | null>>[];
  readonly forms: readonly Route<FormHandler>[];
  /** Style sheets and scripts: the path of each, and where it is. */
  readonly files: Readonly<Record<string, URL>>;
  /** Above every page; `here` is its path. */
  readonly banner: (here: string) => Content;
  /** Its banner has the switch of the cast. */
  readonly directs: boolean;
  /** Tells of changes in its pages that are no event of GitHub's. Gives back how to stop. */
  readonly listen: (changed: () => void) => () => void;
};

export const alone: Company = {
  routes: [],
  forms: [],
  files: {},
  banner: () => null,
  directs: false,
  listen: () => () => undefined,
};
