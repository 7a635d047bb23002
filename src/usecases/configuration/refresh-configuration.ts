import { tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import { decide } from "../../domain/decide.ts";
import type { Event } from "../../domain/events.ts";
import type { CommitSha } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { instant } from "../../domain/time.ts";
import { toTimestamp } from "../../domain/timestamp.ts";
import { configurationPath } from "../../ports/configuration-reader.ts";
import type { Hint } from "../../ports/hint.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { BatchRefused, commit } from "../commit.ts";
import type { Home } from "../home.ts";
import { claim } from "../writer.ts";
import { mayChangeConfiguration } from "./may-change-configuration.ts";
import { keepNames } from "./member-names.ts";
import { type ConfigurationRead, readConfiguration } from "./read-configuration.ts";

type Refreshed =
  | { readonly outcome: "refreshed"; readonly events: readonly Event[] }
  | { readonly outcome: "halted"; readonly problem: LedgerProblem };

/**
 * Takes over the configuration of the default branch when there is none in force, or when a push may have changed it. A
 * faulty one is refused whole: the last good one stays in force, and where it is wrong is on record.
 */
export async function refreshConfiguration(
  home: Home,
  hints: readonly Hint[],
  signal?: AbortSignal,
): Promise<Refreshed> {
  const { configuration, rejected } = home.state.frame;
  const isUnread = configuration === null && rejected === null;
  const stale = isUnread || hints.some((hint) => mayChangeConfiguration(home.repository, hint));
  return stale ? takeOver(home, await fileOf(home), signal) : unchanged;
}

/** The same when nobody said anything: one request where the text is still the one that was read. */
export async function reviseConfiguration(home: Home, signal?: AbortSignal): Promise<Refreshed> {
  const file = await fileOf(home);
  const mayDiffer = file?.text !== home.configurationText || home.state.frame.rejected !== null;
  return mayDiffer ? takeOver(home, file, signal) : unchanged;
}

const unchanged: Refreshed = { outcome: "refreshed", events: [] };

type ConfigurationText = Awaited<ReturnType<Home["forge"]["file"]>>;

function fileOf(home: Home): Promise<ConfigurationText> {
  return home.forge.file(home.repository, configurationPath);
}

async function takeOver(
  home: Home,
  file: ConfigurationText,
  signal: AbortSignal | undefined,
): Promise<Refreshed> {
  if (file === null) {
    home.configurationText = null;
    return unchanged;
  }
  const read = await readConfiguration(home, file.text);
  const command = commandFor(home, file, read);
  const committed = await commit(
    home,
    (state) => ({ events: eventsOf(home, state, command), subject: subjects[command.type], extra: null }),
    signal,
  );
  if (committed.outcome === "halted") return committed;
  if (committed.outcome === "refused") throw new BatchRefused(committed.refusal.code);
  home.configurationText = file.text;
  if (read.outcome === "valid") await keepNames(home, read.names);
  return { outcome: "refreshed", events: committed.events };
}

type ConfigurationCommand = Extract<Command, { type: "AcceptConfiguration" | "RejectConfiguration" }>;

/** The first configuration is where a home begins, and where it is claimed. */
function eventsOf(home: Home, state: OrganizationState, command: ConfigurationCommand): readonly Event[] {
  const claims = state.frame.writer === null ? claim(home, state, home.clock.now()) : [];
  for (const event of claims) state.apply(event);
  return [...claims, ...decide(state, command)];
}

const subjects = {
  AcceptConfiguration: "configuration accepted",
  RejectConfiguration: "configuration refused",
} as const;

function commandFor(
  home: Home,
  { commit: at }: NonNullable<ConfigurationText>,
  read: ConfigurationRead,
): ConfigurationCommand {
  const now = toTimestamp(instant(home.clock.now()));
  const order = { at: now, by: tutti, cause: null, text: "", place: null } as const;
  if (read.outcome === "faulty") {
    // Their sentences name accounts, and the record is for ever: they are told to people, and not kept.
    const problems = read.faults.map(({ line, column, code }) => `${line}:${column} ${code}`);
    return { type: "RejectConfiguration", ...order, commit: sameRefusal(home, problems) ?? at, problems };
  }
  const digest = home.digest(JSON.stringify(read.configuration));
  return { type: "AcceptConfiguration", ...order, commit: at, digest, resolved: read.configuration };
}

/** The commit for which exactly this was refused already: it is not put on record again for a later one. */
function sameRefusal(home: Home, problems: readonly string[]): CommitSha | null {
  const { rejected } = home.state.frame;
  const same = rejected !== null && JSON.stringify(rejected.problems) === JSON.stringify(problems);
  return same ? rejected.commit : null;
}
