// The App as a process of its own, with the engine that writes a journal. Its one argument is `AppEntrySettings` as JSON.
import * as z from "zod";

import { startApp } from "../../app/start.ts";
import { stopOnSignal } from "../../app/stop-on-signal.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { webhookSecret } from "./webhook-client.ts";

const AppEntrySettings = z.object({
  inboxFile: z.string(),
  journal: z.string(),
  gate: z.string().nullable(),
  replica: z.string(),
});
export type AppEntrySettings = z.infer<typeof AppEntrySettings>;

const { inboxFile, replica, ...engine } = AppEntrySettings.parse(JSON.parse(process.argv[2] ?? ""));
const logger = createLogger("silent");
const app = await startApp({
  settings: {
    appId: 42,
    webhookSecrets: { current: webhookSecret, previous: null },
    host: "127.0.0.1",
    port: 0,
    inboxFile,
    replica,
    logLevel: "silent",
  },
  engine: { module: new URL("./journal-engine.ts", import.meta.url).href, settings: engine },
  logger,
});
stopOnSignal(app, logger);
process.stdout.write(`${JSON.stringify({ port: app.port })}\n`);
