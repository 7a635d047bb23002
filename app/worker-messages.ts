import type { MetricObject } from "prom-client";
import * as z from "zod";

import { EngineSource } from "./engine-factory.ts";

/** What a worker thread is started with. */
export const WorkerSettings = z.object({
  inboxFile: z.string(),
  holder: z.string(),
  logLevel: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
  engine: EngineSource,
});
export type WorkerSettings = z.infer<typeof WorkerSettings>;

/** To the worker thread. */
export const WorkerOrder = z.discriminatedUnion("order", [
  z.object({ order: z.literal("wake") }),
  z.object({ order: z.literal("report"), number: z.int() }),
  z.object({ order: z.literal("stop") }),
]);
export type WorkerOrder = z.infer<typeof WorkerOrder>;

const Metric = z.custom<MetricObject>(
  (value) => typeof value === "object" && value !== null && "name" in value,
);

const WorkerReport = z.object({
  metrics: z.array(Metric),
  ledgers: z.object({
    open: z.int(),
    unread: z.array(z.string()),
    halted: z.array(z.string()),
  }),
});
export type WorkerReport = z.infer<typeof WorkerReport>;

/** From the worker thread. */
export const WorkerNews = z.discriminatedUnion("news", [
  z.object({ news: z.literal("ready") }),
  z.object({ news: z.literal("named-checks"), names: z.array(z.string()).nullable() }),
  z.object({ news: z.literal("report"), number: z.int(), report: WorkerReport }),
]);
export type WorkerNews = z.infer<typeof WorkerNews>;
