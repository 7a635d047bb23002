// The App's shell with an engine that does nothing, as the bench of the ingress starts it: HTTP, inbox on disk, worker.
import { startApp } from "../app/start.ts";
import { createLogger } from "../src/adapters/system/logger.ts";
import { isListening } from "./measured-server.ts";

const [port = "", secret = "", inboxFile = ""] = process.argv.slice(2);
await startApp({
  settings: {
    appId: 42,
    webhookSecrets: { current: secret, previous: null },
    host: "127.0.0.1",
    port: Number(port),
    inboxFile,
    replica: "bench",
    logLevel: "silent",
  },
  engine: { module: new URL("./ingress-idle-engine.ts", import.meta.url).href, settings: null },
  logger: createLogger("silent"),
});
isListening();
