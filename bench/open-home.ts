// The App's shell as a process that has just started, which opens a home in its worker; `opening-engine.ts` says what that took.
import { text } from "node:stream/consumers";
import { z } from "zod";
import { startApp } from "../app/start.ts";
import { createLogger } from "../src/adapters/system/logger.ts";

const [inboxFile = ""] = process.argv.slice(2);

await startApp({
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
  logger: createLogger("silent"),
});
