// Pages of a list, as Relay and GitHub have them. A cursor holds the sort key of its row, not its position: rows that come
// or go between two pages shift nothing.

import { z } from "zod";
import { GraphRefusal } from "./graph-error.ts";
import type { Arguments, FieldValue, GraphObject } from "./graph-object.ts";

export type SortKey = readonly (string | number)[];

export type Listing<Row> = {
  /** `IssueConnection` and so on. */
  readonly type: string;
  readonly rows: readonly Row[];
  /** Unique and unchanging among the rows; the list is sorted by it. */
  readonly key: (row: Row) => SortKey;
  readonly direction?: "ASC" | "DESC";
  readonly show: (row: Row) => unknown;
  /** What the edges have beside node and cursor. */
  readonly edge?: (row: Row) => { readonly [field: string]: FieldValue };
  /** What the connection has beside the usual. */
  readonly extra?: { readonly [field: string]: FieldValue };
};

const largestPage = 100;
const pageArguments = z.object({
  first: z.number().nullish(),
  last: z.number().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
});
const cursorContent = z.array(z.union([z.string(), z.number()]));

export function connection<Row>(listing: Listing<Row>, args: Arguments, field: string): GraphObject {
  const { first, last, after, before } = boundaries(args, field);
  const sign = listing.direction === "DESC" ? -1 : 1;
  const keyed = listing.rows
    .map((row) => ({ row, key: listing.key(row) }))
    .sort((a, b) => sign * compareKeys(a.key, b.key));
  const start = after === null ? 0 : keyed.findIndex(({ key }) => sign * compareKeys(key, after) > 0);
  const end =
    before === null
      ? keyed.length
      : keyed.findLastIndex(({ key }) => sign * compareKeys(key, before) < 0) + 1;
  const between = start < 0 ? [] : keyed.slice(start, Math.max(start, end));
  const page =
    first === null ? between.slice(Math.max(0, between.length - (last ?? 0))) : between.slice(0, first);
  return {
    __typename: listing.type,
    totalCount: listing.rows.length,
    nodes: () => page.map(({ row }) => listing.show(row)),
    edges: () =>
      page.map(({ row, key }) => ({
        cursor: toCursor(key),
        node: () => listing.show(row),
        ...listing.edge?.(row),
      })),
    pageInfo: {
      __typename: "PageInfo",
      hasNextPage: first !== null ? between.length > page.length : end < keyed.length,
      hasPreviousPage: first === null ? between.length > page.length : start !== 0 && keyed.length > 0,
      startCursor: cursorOf(page.at(0)),
      endCursor: cursorOf(page.at(-1)),
    },
    ...listing.extra,
  };
}

type Boundaries = {
  readonly first: number | null;
  readonly last: number | null;
  readonly after: SortKey | null;
  readonly before: SortKey | null;
};

function boundaries(args: Arguments, field: string): Boundaries {
  const { first = null, last = null, after, before } = pageArguments.parse(args);
  const [name, size] = first === null ? (["last", last] as const) : (["first", first] as const);
  if (size === null) {
    throw new GraphRefusal(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
    );
  }
  if (size < 0 || size > largestPage) {
    throw new GraphRefusal(
      "EXCESSIVE_PAGINATION",
      `Requesting ${size} records on the \`${field}\` connection exceeds the \`${name}\` limit of ${largestPage} records.`,
    );
  }
  return { first, last: first === null ? size : null, after: fromCursor(after), before: fromCursor(before) };
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}

function cursorOf(keyed: { readonly key: SortKey } | undefined): string | null {
  return keyed === undefined ? null : toCursor(keyed.key);
}

export function toCursor(key: SortKey): string {
  return Buffer.from(`cursor:v2:${JSON.stringify(key)}`).toString("base64");
}

/** @throws {GraphRefusal} for what is no cursor. */
export function fromCursor(cursor: string | null | undefined): SortKey | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const text = Buffer.from(cursor, "base64").toString("utf8");
    if (!text.startsWith("cursor:v2:")) throw new SyntaxError("not a cursor of the sandbox");
    return cursorContent.parse(JSON.parse(text.slice("cursor:v2:".length)));
  } catch {
    throw new GraphRefusal("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  }
}
