// The App's engine as it is, but for the clock: a test moves it ahead.
import { z } from "zod";
import type { CreateClock, CreateEngine } from "../../app/engine-factory.ts";
import { createEngine as createAppEngine } from "../../app/engine.ts";
import { sharedClock } from "../../demo/time/shared-time.ts";

const Settings = z.object({ time: z.instanceof(SharedArrayBuffer), engine: z.unknown() });

export const createClock: CreateClock = (settings) => sharedClock(Settings.parse(settings).time);

export const createEngine: CreateEngine = async (settings, context) =>
  createAppEngine(Settings.parse(settings).engine, context);
