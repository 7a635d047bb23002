// Node's HTTP server alone: reads each request, and answers it. What every ingress on Node costs before it does anything.
import { createServer } from "node:http";

import { isListening } from "./measured-server.ts";

const [port = ""] = process.argv.slice(2);
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { length } = Buffer.concat(chunks).toString("utf8");
    response.writeHead(202, { "content-type": "application/json; charset=utf-8" });
    response.end(`${JSON.stringify({ length })}\n`);
  });
});
server.listen(Number(port), "127.0.0.1", isListening);
