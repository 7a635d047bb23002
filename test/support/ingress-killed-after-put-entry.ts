// An ingress whose process is killed as soon as its inbox has committed a delivery. Its one argument is the inbox's file.
import { Registry } from "prom-client";

import { createIngress } from "../../app/ingress.ts";
import { createIngressMetrics } from "../../app/ingress-metrics.ts";
import { AppServer } from "../../app/server.ts";
import { openSqliteInbox } from "../../src/adapters/sqlite/inbox.ts";
import { systemClock } from "../../src/adapters/system/clock.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { webhookSecret } from "./webhook-client.ts";

const clock = systemClock;
const logger = createLogger("silent");
const inbox = await openSqliteInbox({ file: process.argv[2] ?? "", clock, holder: "doomed" });
const receiveWebhook = createIngress({
  inbox: {
    async put(delivery) {
      await inbox.put(delivery);
      process.kill(process.pid, "SIGKILL");
      return new Promise(() => {});
    },
  },
  secrets: { current: webhookSecret, previous: null },
  checks: { appId: 42, namedChecks: () => null },
  clock,
  logger,
  metrics: createIngressMetrics(new Registry()),
  wake: () => {},
});
const server = new AppServer({
  receiveWebhook,
  probes: {},
  metrics: async () => ({ contentType: "text/plain", text: "" }),
  logger,
});
process.stdout.write(`${JSON.stringify({ port: await server.listen(0, "127.0.0.1") })}\n`);
