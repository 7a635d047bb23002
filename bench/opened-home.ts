import { text } from "node:stream/consumers";
import { z } from "zod";
import { startApp } from "../app/start.ts";
import { stopOnSignal } from "../app/stop-on-signal.ts";
import { createLogger } from "../src/adapters/system/logger.ts";

/** Runs until a signal, as the App does: what it compiled is kept when it ends. */
export async function openHome(inboxFile: string): Promise<void> {
  const logger = createLogger("silent");
  const app = await startApp({
    settings: {
      appId: 42,
      webhookSecrets: { current: "bench", previous: null },
      host: "127.0.0.1",
      port: 0,
      inboxFile,
      replica: "bench",
      logLevel: "silent",
    },
    engine: {
      module: new URL("./opening-engine.ts", import.meta.url).href,
      settings: z.unknown().parse(JSON.parse(await text(process.stdin))),
    },
    logger,
  });
  stopOnSignal(app, logger);
}
