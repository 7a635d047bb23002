import { z } from "zod";

/** Header names are lower case. */
export type ReplyHeaders = Readonly<Record<string, string | undefined>>;

export type Reply = {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly data: unknown;
};

const Values = z.record(z.string(), z.union([z.string(), z.number()]).optional().catch(undefined));

export function replyHeaders(headers: unknown): ReplyHeaders {
  const values = Object.entries(Values.safeParse(headers).data ?? {});
  return Object.fromEntries(values.map(([name, value]) => [name, value?.toString()]));
}
