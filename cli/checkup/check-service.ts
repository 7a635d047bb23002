import { z } from "zod";
import { readStanding } from "../../src/adapters/github/survey/read-standing.ts";
import type { Context } from "../context.ts";
import type { Reached } from "../github/reach.ts";
import { countOf } from "../output/count-of.ts";
import { retryDeadLetters } from "./check-inbox.ts";
import { type Finding, found, good } from "./finding.ts";

/** Deadlines and tokens suffer from a clock that is further off than this. */
const toleratedSkew = 60_000;
const lowShare = 0.1;
const patience = 5_000;

/** The clock of this machine against GitHub's, and what is left of the quota. */
export async function checkService({ clock }: Context, { client }: Reached): Promise<readonly Finding[]> {
  const { rest, serverTime } = await readStanding(client);
  const skew = serverTime === null ? null : Math.round((clock.now() - serverTime) / 1_000);
  return [
    skew === null
      ? found("clock", "unknown", "GitHub did not tell its time.", "Try again.")
      : Math.abs(skew) * 1_000 <= toleratedSkew
        ? good("clock", "This machine's clock agrees with GitHub's.")
        : found(
            "clock",
            "bad",
            `This machine's clock is ${Math.abs(skew)} seconds ${skew > 0 ? "ahead" : "behind"}.`,
            "Set it by NTP.",
          ),
    rest.remaining >= rest.limit * lowShare
      ? good("quota", `${rest.remaining} of ${countOf(rest.limit, "request")} an hour are left.`)
      : found(
          "quota",
          "warning",
          `Only ${rest.remaining} of ${countOf(rest.limit, "request")} an hour are left.`,
          "Wait until the hour is over, or find out what else uses the token.",
        ),
  ];
}

/** Neither an App nor its file was named. */
export const inboxUnseen = found(
  "inbox",
  "unknown",
  "No App was named.",
  "`tutti doctor --app-url http://localhost:3000` looks at a running one, `--inbox <file>` at its inbox.",
);

const Failing = z.object({ failing: z.array(z.string()) });

function judgeReadiness(isReady: boolean, answer: unknown, { href }: URL): Finding {
  const nextStep = `${href} names the part, its log the reason.`;
  if (!isReady) return found("app", "bad", "The App is not ready.", nextStep);
  const parts = Failing.safeParse(answer).data?.failing ?? [];
  if (parts.length === 0) return good("app", "The App is ready.");
  return found(
    "app",
    "warning",
    `The App is ready, but something of its ${parts.join(", ")} fails.`,
    nextStep,
  );
}

/** An App that runs somewhere: whether it is ready, and what lies in its inbox. */
export async function checkRunningApp(url: string): Promise<readonly Finding[]> {
  try {
    const ready = await fetch(new URL("/readyz", url), { signal: AbortSignal.timeout(patience) });
    const metrics = await fetch(new URL("/metrics", url), { signal: AbortSignal.timeout(patience) });
    const letters = /^tutti_inbox_dead_letters (\d+)$/m.exec(await metrics.text())?.[1];
    return [
      judgeReadiness(ready.ok, await ready.json().catch(() => null), new URL("/readyz", url)),
      letters === undefined
        ? found(
            "inbox",
            "unknown",
            "The App tells nothing of its inbox.",
            "Check that --app-url names Tutti's App.",
          )
        : letters === "0"
          ? good("inbox", "There are no dead letters.")
          : found("inbox", "bad", `There are ${countOf(Number(letters), "dead letter")}.`, retryDeadLetters),
    ];
  } catch {
    return [found("app", "bad", `No App answers at ${url}.`, "Check that it runs, and the address.")];
  }
}
