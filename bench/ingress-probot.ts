// Stock Probot with a trivial handler, as the bench of the ingress starts it: its own server, middleware and queue, with
// the log that it writes by default or with none.
import { generateKeyPairSync } from "node:crypto";
import { pino } from "pino";
import { Probot, Server } from "probot";

import { isListening } from "./measured-server.ts";

const [port = "", secret = "", level = "info"] = process.argv.slice(2);
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const log = pino({ level });
const server = new Server({
  host: "127.0.0.1",
  port: Number(port),
  log,
  // Nothing is called; if it were, it would not leave this machine.
  Probot: Probot.defaults({ appId: 42, privateKey, secret, log, baseUrl: "http://127.0.0.1:9" }),
});
await server.load((app) => {
  app.onAny(() => {});
});
await server.start();
isListening();
