import { z } from "zod";
import { InstantText } from "../../domain/time.ts";
import { type Timestamp, toTimestamp } from "../../domain/timestamp.ts";

/** GitHub's times (`2026-01-02T03:04:05Z`, or with an offset) in our form. */
export const GithubTime = InstantText.transform((at): Timestamp => toTimestamp(at));

/** Seconds since 1970, as some payloads have `pushed_at`. */
export const GithubTimeOrSeconds = z.union([
  GithubTime,
  z
    .int()
    .positive()
    .transform((seconds) => new Date(seconds * 1_000).toISOString())
    .pipe(GithubTime),
]);
