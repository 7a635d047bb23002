import { OrganizationState } from "../domain/organization-state.ts";
import { instant } from "../domain/time.ts";
import { toTimestamp } from "../domain/timestamp.ts";
import { FULL_COMMIT_BUDGET } from "./commit-pace.ts";
import { namesIn } from "./configuration/member-names.ts";
import { PermissionCache } from "./gather/permissions.ts";
import type { HaltedHome, Home, HomeServices } from "./home.ts";
import { openLedger } from "./open-ledger.ts";
import { eventOf } from "./stored-events.ts";
import { checkedASweep } from "./sweep/gone-issues.ts";
import { type News, takeIn } from "./take-in-news.ts";
import { unshownAtStart } from "./unshown-views.ts";

/** Reads a home's ledger, or begins it, and has its state in memory. A ledger that must not be written is halted. */
export async function openHome(
  services: HomeServices,
  installation: number | null,
): Promise<Home | HaltedHome> {
  const opened = await openLedger(services.ledger);
  switch (opened.outcome) {
    case "opened":
      return assemble(services, opened.state, opened, opened.members);
    case "absent":
      return begin(services, installation);
    case "read-only":
    case "tampered":
      return { ...services, halted: opened.problem };
    default:
      return opened satisfies never;
  }
}

async function begin(services: HomeServices, installation: number | null): Promise<Home | HaltedHome> {
  const at = toTimestamp(instant(services.clock.now()));
  const created = await services.ledger.create({
    v: 1,
    type: "LedgerOpened",
    at,
    by: "tutti",
    home: services.repository.id,
    installation,
  });
  switch (created.outcome) {
    case "created":
      return assemble(services, OrganizationState.empty(), { ...created, problems: [] }, null);
    case "exists":
      return openHome(services, installation);
    case "refused":
      throw new LedgerUnwritable(`the ledger branch cannot be created: ${created.refusal.code}`);
    default:
      return created satisfies never;
  }
}

async function assemble(
  services: HomeServices,
  state: OrganizationState,
  news: News,
  members: unknown,
): Promise<Home | HaltedHome> {
  const { account, app } = await services.forge.identity();
  const home: Home = {
    ...services,
    state,
    position: news.position,
    sinceCheckpoint: 0,
    commits: FULL_COMMIT_BUDGET,
    self: { account, app },
    ownComments: new Map(),
    permissions: new PermissionCache(services.forge, services.clock),
    maySay: new Map(),
    swept: new Map(),
    notSeen: new Set(),
    // A process that lives for one sweep begins elsewhere than the one before.
    checkedUpTo: checkedASweep * Math.floor(services.clock.now() / 60_000),
    names: null,
    unshown: { tasks: new Set(), pullRequests: new Set() },
    configurationText: null,
  };
  const taken = await takeIn(home, news);
  switch (taken.outcome) {
    case "taken-in":
      home.names = namesIn(members);
      home.unshown = unshownAtStart(home.state, news.events.map(eventOf), home.clock.now());
      return home;
    case "halted":
      return { ...services, halted: taken.problem };
    case "refused":
      throw new LedgerUnwritable(`a broken segment cannot be put on record: ${taken.refusal.code}`);
    default:
      return taken satisfies never;
  }
}

/** The ledger's branch can't be written: a ruleset or a missing permission. */
export class LedgerUnwritable extends Error {
  override readonly name = "LedgerUnwritable";
}
