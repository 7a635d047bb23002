// One writer of a home: the door that its configuration names, else the first that claimed it. The other door leaves it alone.
import { tutti } from "../domain/actor.ts";
import { decide } from "../domain/decide.ts";
import type { Event } from "../domain/events.ts";
import type { OrganizationFrame } from "../domain/organization-frame.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import type { Door } from "../domain/organization/schema.ts";
import { instant } from "../domain/time.ts";
import { toTimestamp } from "../domain/timestamp.ts";
import { configurationPath } from "../ports/configuration-reader.ts";
import type { Hint } from "../ports/hint.ts";
import { BatchRefused, commit } from "./commit.ts";
import { mayChangeConfiguration } from "./configuration/may-change-configuration.ts";
import { HomeHalted } from "./home-registry.ts";
import type { Home } from "./home.ts";

/** The door that writes a home, as far as is on record; null when none does yet. */
export function writerOf({ configuration, writer }: OrganizationFrame): Door | null {
  return configuration?.resolved.organization.writer ?? writer;
}

/** Whether a home is ours to write, as far as is on record. */
export function isOurs({ state, door }: Pick<Home, "state" | "door">): boolean {
  const writer = writerOf(state.frame);
  return writer === null || writer === door;
}

/**
 * Whether a home is ours to write, after what deliveries say of it. A door that the configuration has come to name takes
 * the home over without asking the other, which may be gone. @throws HomeHalted when the ledger must not be written
 */
export async function mayWrite(home: Home, hints: readonly Hint[], signal?: AbortSignal): Promise<boolean> {
  if (isOurs(home)) return (await isNamedOther(home)) ? false : claimed(home, signal);
  const mayDiffer = hints.some((hint) => mayChangeConfiguration(home.repository, hint));
  return mayDiffer ? mayWriteNow(home, signal) : false;
}

/** The same when nobody said anything: whoever is not the writer asks the configuration as it is now. */
export async function mayWriteNow(home: Home, signal?: AbortSignal): Promise<boolean> {
  if (isOurs(home)) return (await isNamedOther(home)) ? false : claimed(home, signal);
  const file = await home.forge.file(home.repository, configurationPath);
  const reading = file === null ? null : home.reader.read(file.text);
  if (reading?.role !== "home") return false;
  const writer = reading.writer ?? home.state.frame.writer;
  return writer === home.door ? claimed(home, signal) : false;
}

/** Before there is a configuration on record, the one to come may name the other door. */
async function isNamedOther(home: Home): Promise<boolean> {
  if (home.state.frame.configuration !== null) return false;
  const file = await home.forge.file(home.repository, configurationPath);
  const reading = file === null ? null : home.reader.read(file.text);
  return reading?.role === "home" && reading.writer !== null && reading.writer !== home.door;
}

/** That this door writes the home, where it is not on record. */
export function claim({ door }: Pick<Home, "door">, state: OrganizationState, now: number): readonly Event[] {
  const at = toTimestamp(instant(now));
  const order = { at, by: tutti, cause: null, text: "", place: null } as const;
  return decide(state, { type: "ClaimWriter", ...order, writer: door });
}

/** A home without a configuration is claimed together with its first one. */
async function claimed(home: Home, signal: AbortSignal | undefined): Promise<true> {
  const { writer, configuration } = home.state.frame;
  if (writer === home.door || configuration === null) return true;
  const committed = await commit(
    home,
    (state) => ({
      events: claim(home, state, home.clock.now()),
      subject: `written by the ${home.door}`,
      extra: null,
    }),
    signal,
  );
  if (committed.outcome === "halted") throw new HomeHalted(home, committed.problem);
  if (committed.outcome === "refused") throw new BatchRefused(committed.refusal.code);
  return true;
}
