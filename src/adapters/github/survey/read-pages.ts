import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";

const PAGE = 100;

type PagedCall<Item> = {
  readonly operation: string;
  readonly url: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly item: z.ZodType<Item>;
  /** Pages that are read at most. */
  readonly most: number;
};

/** A list over its pages. */
export async function readPages<Item>(
  client: GithubClient,
  { operation, url, parameters, item, most }: PagedCall<Item>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let page = 1; page <= most; page += 1) {
    const items = await client.get({
      operation,
      url,
      parameters: { ...parameters, per_page: PAGE, page },
      schema: z.array(item),
    });
    found.push(...items);
    if (items.length < PAGE) break;
  }
  return found;
}
