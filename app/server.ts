import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";

import type { Logger } from "../src/ports/logger.ts";
import { probeAll } from "./readiness.ts";
import type { Probe } from "./readiness.ts";

export type ServerOptions = {
  readonly receiveWebhook: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly probes: Readonly<Record<string, Probe>>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** Answers whatever is none of the server's own paths. */
  readonly pages?: RequestListener;
  readonly logger: Logger;
  readonly timeouts?: ServerTimeouts;
};

/** Milliseconds. */
export type ServerTimeouts = {
  readonly headers: number;
  readonly request: number;
  readonly check: number;
};

/** GitHub gives up after 10 s; who needs longer to send a request is no friend. */
const defaultTimeouts: ServerTimeouts = { headers: 5_000, request: 10_000, check: 1_000 };

export const webhookPath = "/api/github/webhooks";

/** The App's HTTP server: webhooks, what operators ask, and pages. */
export class AppServer {
  readonly #options: ServerOptions;
  readonly #server: Server;
  #stopping = false;

  constructor(options: ServerOptions) {
    const timeouts = options.timeouts ?? defaultTimeouts;
    this.#options = options;
    this.#server = createServer(
      {
        headersTimeout: timeouts.headers,
        requestTimeout: timeouts.request,
        connectionsCheckingInterval: timeouts.check,
        keepAliveTimeout: 65_000,
      },
      (request, response) => void this.#answer(request, response),
    );
  }

  /** Resolves with the port once requests are answered; port 0 picks a free one. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : port;
  }

  /** Accepts no more, lets the requests under way finish for `patience` milliseconds, then cuts them off. */
  async stop(patience: number): Promise<void> {
    this.#stopping = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const cutOff = setTimeout(() => this.#server.closeAllConnections(), patience);
    await closed;
    clearTimeout(cutOff);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#stopping) response.setHeader("connection", "close");
    try {
      await this.#route(request, response);
    } catch (error) {
      this.#options.logger.error({ error, path: pathOf(request) }, "a request failed");
      if (response.headersSent) response.destroy();
      else send(response, 500, "text/plain; charset=utf-8", "internal error\n");
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (`${request.method} ${pathOf(request)}`) {
      case `POST ${webhookPath}`:
        return this.#options.receiveWebhook(request, response);
      case "GET /healthz":
        return send(response, 200, "application/json", '{"alive":true}\n');
      case "GET /readyz":
        return this.#readiness(response);
      case "GET /metrics": {
        const { contentType, text } = await this.#options.metrics();
        return send(response, 200, contentType, text);
      }
      default:
        if (this.#options.pages !== undefined) return this.#options.pages(request, response);
        return send(response, 404, "text/plain; charset=utf-8", "not found\n");
    }
  }

  async #readiness(response: ServerResponse): Promise<void> {
    const readiness = this.#stopping
      ? { ready: false, failing: ["stopping"] }
      : await probeAll(this.#options.probes, this.#options.logger);
    send(response, readiness.ready ? 200 : 503, "application/json", `${JSON.stringify(readiness)}\n`);
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, { "content-type": contentType });
  response.end(text);
}
