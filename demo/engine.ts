// The App's engine as it is, but for the clock: its time is the demo's.
import { z } from "zod";
import { createEngine as createAppEngine } from "../app/engine.ts";
import type { CreateClock, CreateEngine } from "../app/engine-factory.ts";
import { sharedClock } from "./time/shared-time.ts";

const DemoEngineSettings = z.object({ time: z.instanceof(SharedArrayBuffer), engine: z.unknown() });

export const createClock: CreateClock = (settings) => sharedClock(DemoEngineSettings.parse(settings).time);

export const createEngine: CreateEngine = async (settings, context) =>
  createAppEngine(DemoEngineSettings.parse(settings).engine, context);
