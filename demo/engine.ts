// The App's engine as it is, but that its time is the demo's, and that it says what it writes on GitHub.
import { BroadcastChannel } from "node:worker_threads";
import { z } from "zod";
import { createEngineWithin } from "../app/engine.ts";
import type { CreateClock, CreateEngine } from "../app/engine-factory.ts";
import { tellingAccess } from "./journal/telling-access.ts";
import type { WriteReport } from "./journal/write-report.ts";
import { sharedClock } from "./time/shared-time.ts";

const DemoEngineSettings = z.object({
  time: z.instanceof(SharedArrayBuffer),
  /** Name of the channel on which it says what it writes. */
  journal: z.string(),
  engine: z.unknown(),
});

export const createClock: CreateClock = (settings) => sharedClock(DemoEngineSettings.parse(settings).time);

export const createEngine: CreateEngine = async (settings, context) => {
  const { engine, journal } = DemoEngineSettings.parse(settings);
  const channel = new BroadcastChannel(journal);
  channel.unref();
  const tell = (report: WriteReport) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel between threads has no origin
    channel.postMessage(report);
  };
  return createEngineWithin(engine, context, tellingAccess(tell));
};
