// The demo from its beginning to its end: performances that follow each other at one address.
import { openFrontDoor } from "./front/front-door.ts";
import { Changes } from "./pages/changes.ts";
import { createCompany } from "./pages/company.ts";
import { type Performance, type PerformanceOptions, startPerformance } from "./performance.ts";

export type DemoOptions = Omit<PerformanceOptions, "changed"> & {
  /** Where the sandbox listens; 0 takes a free port. */
  readonly port: number;
};

export type Demo = {
  /** Of the performance that is on now. */
  readonly sandbox: Performance["sandbox"];
  readonly seeded: Performance["seeded"];
  readonly appUrl: string;
  readonly now: () => Performance;
  /** Everything begins again: another organisation from the same seed. */
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const front = await openFrontDoor(options.port);
  const changes = new Changes();
  let present: Performance | null = null;
  let under: Promise<void> = Promise.resolve();
  /** After the one under way, which may have failed: whoever asked for that one was told. */
  const next = async (earlier: Promise<void>) => {
    await earlier.catch(() => undefined);
    const last = present;
    present = null;
    await last?.stop();
    present = await startPerformance(front, company, { ...options, changed: () => changes.tell() });
  };
  const reset = async () => {
    under = next(under);
    await under;
  };
  const company = createCompany({ now: () => present, reset, changes });
  await reset();
  const now = () => {
    if (present === null) throw new NothingOn("the demo is starting");
    return present;
  };
  return {
    get sandbox() {
      return now().sandbox;
    },
    get seeded() {
      return now().seeded;
    },
    get appUrl() {
      return now().appUrl;
    },
    now,
    reset,
    stop: async () => {
      await under.catch(() => undefined);
      await present?.stop();
      await front.close();
    },
  };
}

class NothingOn extends Error {
  override readonly name = "NothingOn";
}
