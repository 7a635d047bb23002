// A home over a fake GitHub and a ledger in memory, with a small team.
import { createHash } from "node:crypto";
import { createBranchLedger } from "../../src/adapters/branch-ledger/branch-ledger.ts";
import { type InMemoryBranch, createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { type ManualClock, createManualClock } from "../../src/adapters/in-memory/clock.ts";
import { createConfigurationReader } from "../../src/config/configuration-reader.ts";
import { AccountId } from "../../src/domain/ids.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { Account, RepositoryReference } from "../../src/ports/forge-facts.ts";
import type { Ledger } from "../../src/ports/ledger.ts";
import type { LogFields, Logger } from "../../src/ports/logger.ts";
import type { Home, HomeServices } from "../../src/usecases/home.ts";
import { openHome } from "../../src/usecases/open-home.ts";
import { shippedDefaults } from "./configuration.ts";
import { type FakeForge, createFakeForge } from "./fake-forge.ts";
import { FakeGithubState, repositoryId } from "./fake-github-state.ts";
import { FakePeople } from "./fake-people.ts";

/** Grace leads all, Ada the core domain, where Bob and Cy work; Robot is Ada's agent. Eve is a stranger. */
export const teamConfiguration = `
lead: grace
mode: enforce
members:
  grace: { github: grace-g }
  ada: { github: ada-g, domain: core, calendar: { time-zone: Europe/Paris, hours: { mon-fri: "9:00-17:00" } } }
  bob: { github: bob-g, domain: core }
  cy: { github: cy-g, domain: core }
  robot: { github: "robot-g[bot]", kind: agent, accountable: ada, domain: core, branches: ["robot/*"] }
domains:
  core: { lead: ada, paths: ["core/**"] }
`;

/** Monday, 9 o'clock UTC. */
const mondayMorning = Date.UTC(2026, 0, 5, 9);

const users = ["grace-g", "ada-g", "bob-g", "cy-g", "eve-g", "mia-g"];
const bots = ["robot-g[bot]", "other[bot]"];
export const home1: RepositoryReference = {
  id: repositoryId(1),
  owner: "example",
  name: "home",
  defaultBranch: "main",
  isPrivate: false,
};

export type FakeTeam = {
  readonly github: FakeGithubState;
  readonly forge: FakeForge;
  readonly clock: ManualClock;
  readonly people: FakePeople;
  readonly branch: InMemoryBranch;
  readonly log: LogLine[];
  readonly services: HomeServices;
  /** A ledger of another process on the same branch. */
  readonly otherLedger: (branch?: Branch) => Ledger;
  /** Reads the ledger as a process that has just started. */
  readonly open: (services?: Partial<HomeServices>) => Promise<Home>;
};

export type LogLine = { readonly level: string; readonly message: string; readonly fields: LogFields };

export function fakeTeam(configuration: string = teamConfiguration): FakeTeam {
  const clock = createManualClock(mondayMorning);
  const github = new FakeGithubState(clock);
  const accounts: readonly Account[] = [
    ...users.map((login, index) => ({ id: AccountId.parse(101 + index), login, kind: "user" as const })),
    ...bots.map((login, index) => ({ id: AccountId.parse(201 + index), login, kind: "bot" as const })),
  ];
  for (const account of accounts) github.accounts.set(account.login, account);
  for (const login of ["ada-g", "bob-g", "cy-g"]) github.permissions.set(login, "write");
  for (const login of ["grace-g", "mia-g"]) github.permissions.set(login, "maintain");
  github.repositories.push(home1);
  github.files.set("1:.github/tutti.yml", configuration);

  const forge = createFakeForge(github);
  const branch = createInMemoryBranch();
  const log: LogLine[] = [];
  const ledgerOf = (writer: string, on: Branch): Ledger =>
    createBranchLedger(on, {
      clock,
      writer,
      readerVersion: 1,
      requires: 1,
      acceptGenesis: (genesis) => genesis["home"] === home1.id,
    });
  const services: HomeServices = {
    repository: home1,
    door: "app",
    forge,
    ledger: ledgerOf("one", branch),
    clock,
    reader: createConfigurationReader(shippedDefaults),
    digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, 16),
    logger: loggerInto(log),
    pace: { perMinute: 60_000, burst: 10_000 },
  };
  return {
    github,
    forge,
    clock,
    people: new FakePeople(github, home1),
    branch,
    log,
    services,
    otherLedger: (on = branch) => ledgerOf("two", on),
    open: async (more = {}) => {
      const home = await openHome({ ...services, ...more }, 7);
      if ("halted" in home) throw new Error(`the home is halted: ${home.halted.what}`);
      return home;
    },
  };
}

function loggerInto(log: LogLine[]): Logger {
  const line =
    (level: string) =>
    (fields: LogFields, message: string): void => {
      log.push({ level, message, fields });
    };
  const logger: Logger = {
    debug: line("debug"),
    info: line("info"),
    warn: line("warn"),
    error: line("error"),
    child: () => logger,
  };
  return logger;
}
