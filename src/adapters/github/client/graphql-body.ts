import { z } from "zod";

/** An entry of a GraphQL answer's `errors`. */
export const GraphqlProblem = z.object({
  message: z.string().catch("no message"),
  /** GitHub's code, such as `NOT_FOUND`, `FORBIDDEN`, `RATE_LIMITED`, `STALE_DATA`; null for its own failures. */
  type: z
    .string()
    .nullish()
    .transform((type) => type ?? null),
  path: z
    .array(z.union([z.string(), z.int()]))
    .nullish()
    .transform((path): readonly (string | number)[] => path ?? []),
});
export type GraphqlProblem = z.infer<typeof GraphqlProblem>;

/** The body of an answer with HTTP 200. */
export const GraphqlBody = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(GraphqlProblem)
    .nullish()
    .transform((problems) => problems ?? []),
});

export function isRateLimit({ type, message }: GraphqlProblem): boolean {
  return type === "RATE_LIMITED" || /secondary rate limit|submitted too quickly/i.test(message);
}

const THEIR_TYPES = new Set(["INTERNAL", "INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "TIMEOUT"]);
const THEIR_WORDS = /something went wrong|time(?:d )?-?out|couldn't respond|try again/i;

/** GitHub's own failure, which says nothing about what was asked: a time-out inside, a part of it down. */
export function isTheirs({ type, message }: GraphqlProblem): boolean {
  return type === null ? THEIR_WORDS.test(message) : THEIR_TYPES.has(type);
}
