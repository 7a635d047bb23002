// One run: what was missed since the last one, then what this event says, then what is due.
import { randomUUID } from "node:crypto";

import { RequestRefused, UncertainWrite, UnexpectedAnswer } from "../src/adapters/github/client/errors.ts";
import type { GithubClient } from "../src/adapters/github/client/github-client.ts";
import { refusalReason } from "../src/adapters/github/refusal-reason.ts";
import { ifAllowed } from "../src/adapters/github/survey/if-allowed.ts";
import { readRepository } from "../src/adapters/github/survey/read-repository.ts";
import { type Budget, createBudget } from "../src/adapters/github/client/budget.ts";
import type { GithubSettings } from "../src/adapters/github/github-settings.ts";
import { createTokenForge } from "../src/adapters/github/token-forge.ts";
import { instant } from "../src/domain/time.ts";
import { toTimestamp } from "../src/domain/timestamp.ts";
import { correctedClock } from "../src/engine/github-clock.ts";
import { createHomeServices } from "../src/engine/home-services.ts";
import type { Clock } from "../src/ports/clock.ts";
import type { ConfigurationReader } from "../src/ports/configuration-reader.ts";
import { ForgeForbidden, ForgeUnavailable } from "../src/ports/forge.ts";
import type { Hint } from "../src/ports/hint.ts";
import type { Logger } from "../src/ports/logger.ts";
import { BatchRefused, CommitContention, HomeTakenOver } from "../src/usecases/commit.ts";
import { COMMIT_PACE } from "../src/usecases/commit-pace.ts";
import { HomeHalted, HomeRegistry } from "../src/usecases/home-registry.ts";
import type { Home } from "../src/usecases/home.ts";
import { LedgerUnwritable } from "../src/usecases/open-home.ts";
import { processHints } from "../src/usecases/process-hints.ts";
import { closeAllGates } from "../src/usecases/reconcile/close-gates.ts";
import { sweep } from "../src/usecases/sweep.ts";
import { tick } from "../src/usecases/tick.ts";
import { mayWriteNow, writerOf } from "../src/usecases/writer.ts";
import { gateCheckName } from "../src/views/pull-request-view.ts";
import { type ActionAccess, AppUnknown, openAccess } from "./access.ts";
import { hintsOf } from "./hints.ts";
import { missingPermissions } from "./missing-permissions.ts";
import {
  type ActionReport,
  appLacksPermissions,
  appUnknown,
  failure,
  lacksPermissions,
  oddAnswer,
  refusedFor,
  success,
  tokenUnknown,
  unforeseen,
  warning,
} from "./report.ts";
import type { ActionSettings } from "./settings.ts";
import { type Usage, sparedForOthers } from "./usage.ts";

export type RunParts = {
  readonly settings: ActionSettings;
  /** What GitHub said when it started the workflow. Nothing in it is trusted or carried out. */
  readonly payload: unknown;
  readonly reader: ConfigurationReader;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Runs the engine once. Resolves also when it could not do its work, and says why. */
export async function runAction(parts: RunParts): Promise<ActionReport & { readonly usage: Usage }> {
  const { settings, clock } = parts;
  const budget = createBudget({ spared: sparedForOthers });
  let requests = 0;
  const github: GithubSettings = {
    baseUrl: settings.apiUrl,
    clock,
    gate: gateCheckName,
    observe: () => {
      requests += 1;
    },
  };
  const report = await attempt(parts, github, budget);
  return { ...report, usage: { requests, left: budget.left() } };
}

async function attempt(parts: RunParts, github: GithubSettings, budget: Budget): Promise<ActionReport> {
  try {
    return await run(parts, github, budget);
  } catch (error) {
    const refusal = refusalIn(error);
    return refusal === null ? reportOf(error) : refused(parts.settings, github, refusal);
  }
}

async function run(
  { settings, payload, reader, clock, logger }: RunParts,
  github: GithubSettings,
  budget: Budget,
): Promise<ActionReport> {
  const access = await openAccess(settings, github, budget);
  if (access === null) {
    return failure(
      `The App is not installed for ${settings.repository.owner}: install it, or leave out \`app-id\`.`,
    );
  }
  const { repository, lane, accessOf } = access;
  const time = correctedClock(clock, access.serverTime);
  const homes = new HomeRegistry(
    createHomeServices({
      door: "action",
      accessOf,
      reader,
      clock: time,
      logger,
      pace: COMMIT_PACE,
      writer: randomUUID(),
    }),
  );
  const home = await homes.homeOf(lane, repository);
  if (home === null) return success(withoutHome(settings));
  const hints = hintsOf(settings.event, payload, toTimestamp(instant(time.now())));
  try {
    return await homes.withHome(lane, home, (open) => serve(open, hints));
  } catch (error) {
    if (error instanceof HomeHalted) await closeGates(error, access, logger);
    throw error;
  }
}

async function serve(home: Home, hints: readonly Hint[]): Promise<ActionReport> {
  const before = home.position.seq;
  if (!(await mayWriteNow(home))) return leftToOther(home);
  await sweep(home);
  const processed = await processHints(home, hints);
  if (processed.outcome === "halted") throw new HomeHalted(home, processed.problem);
  await tick(home);
  const [poisoned] = processed.poisoned.values();
  if (poisoned !== undefined) throw poisoned;
  if (processed.unavailable !== null) return later(processed.unavailable.reason);
  const events = home.position.seq - before;
  return success(events === 0 ? "Nothing new." : `${events} ${events === 1 ? "event" : "events"} recorded.`);
}

function leftToOther({ state }: Home): ActionReport {
  return success(
    `The ${writerOf(state.frame) ?? "app"} writes this team's record, so this run wrote nothing. To let the Action do it, set \`writer: action\` in .github/tutti.yml.`,
  );
}

function withoutHome({ repository: { owner, name }, credentials }: ActionSettings): string {
  const reach =
    credentials.kind === "token"
      ? " If it joins a team in another repository, give the App's `app-id` and `private-key`: the job's own token reaches this one only."
      : "";
  return `${owner}/${name} is under nobody's care: it has no .github/tutti.yml, or none that its home names back.${reach}`;
}

function later(reason: string): ActionReport {
  return warning(
    `GitHub could not be asked for all of it (${reason}). Nothing is lost: the next run begins where this one stopped.`,
  );
}

/** A green gate stands on a record that cannot be relied on. */
async function closeGates(
  { services, problem }: HomeHalted,
  { repository }: ActionAccess,
  logger: Logger,
): Promise<void> {
  try {
    await closeAllGates(services, problem, repository);
  } catch (error) {
    logger.error({ error }, "gates could not be closed");
  }
}

/** What GitHub said when it refused for want of a permission; null when that was not it. */
function refusalIn(error: unknown): string | null {
  if (error instanceof ForgeForbidden) return error.message;
  if (error instanceof LedgerUnwritable || error instanceof BatchRefused) {
    return `the ledger's branch, tutti-ledger, could not be written: ${error.message}`;
  }
  return null;
}

async function refused(
  { credentials, repository }: ActionSettings,
  github: GithubSettings,
  refusal: string,
): Promise<ActionReport> {
  const reason = refusalReason(refusal);
  if (reason === "unknown-token" && credentials.kind === "token") return tokenUnknown(refusal);
  if (reason !== "permission" && reason !== "unknown-token") return refusedFor(reason, refusal);
  if (credentials.kind === "app") return appLacksPermissions(refusal);
  const { client } = createTokenForge({ ...github, token: credentials.token, app: null });
  if (await isArchived(client, repository)) return refusedFor("archived", refusal);
  return lacksPermissions(await missingPermissions(client, repository, refusal), refusal);
}

/** A refusal does not always say so. */
async function isArchived(client: GithubClient, repository: ActionSettings["repository"]): Promise<boolean> {
  const survey = await ifAllowed(readRepository(client, repository)).catch(() => null);
  return survey?.archived === true;
}

function reportOf(error: unknown): ActionReport {
  if (error instanceof UnexpectedAnswer || error instanceof RequestRefused) return oddAnswer(error.message);
  if (error instanceof UncertainWrite) return later(error.message);
  if (error instanceof ForgeUnavailable || error instanceof CommitContention) return later(error.message);
  if (error instanceof AppUnknown) return appUnknown(error.message);
  if (error instanceof HomeTakenOver) return success(`${error.message}; this run left it alone.`);
  if (error instanceof HomeHalted) {
    return failure(`The team's record must not be written: ${error.problem.what}. ${error.problem.nextStep}`);
  }
  return unforeseen(error);
}
