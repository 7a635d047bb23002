import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLogger } from "../../src/adapters/system/logger.ts";
import type { Act } from "./act.ts";
import { Troupe } from "./troupe.ts";

const emptyWorld = {
  ever: { totalCount: 0 },
  newest: { nodes: [] },
  issues: { nodes: [] },
  refs: { nodes: [] },
  pullRequests: { nodes: [] },
};

type Asked = { readonly path: string; readonly authorization: string };

let server: Server;
let asked: Asked[];
let statusOfActs: number;
let origin: string;

beforeEach(async () => {
  asked = [];
  statusOfActs = 201;
  server = createServer((request, response) => {
    const { url = "", headers } = request;
    asked.push({ path: url, authorization: headers.authorization ?? "" });
    const isLook = url === "/api/graphql";
    response.writeHead(isLook ? 200 : statusOfActs, { "content-type": "application/json" });
    response.end(JSON.stringify(isLook ? { data: { repository: emptyWorld } } : {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? String(address.port) : ""}`;
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

/** A busy machine takes its time. */
const patience = { timeout: 30_000, interval: 20 };

const wish: Act = { kind: "open-issue", title: "Tune", body: "", labels: [] };

function troupeOf(isPlaying: () => boolean): Troupe {
  return new Troupe({
    members: [
      { login: "idle", decide: () => null },
      { login: "eager", decide: () => wish },
    ],
    clientOf: (login) => ({
      login,
      origin,
      token: `token of ${login}`,
      repository: { owner: "orchestra", name: "score" },
    }),
    seed: 1,
    beat: 1,
    isPlaying,
    sees: (world) => world,
    logger: createLogger("silent"),
  });
}

const acts = () => asked.filter(({ path }) => path === "/api/v3/repos/orchestra/score/issues");

describe("the troupe", () => {
  it("lets each member look and act with a token of its own", async () => {
    const troupe = troupeOf(() => true);
    troupe.start();
    await vi.waitFor(() => expect(acts().length).toBeGreaterThan(1), patience);
    await troupe.stop();
    expect(asked.slice(0, 3).map(({ authorization }) => authorization)).toEqual([
      "Bearer token of idle",
      "Bearer token of eager",
      "Bearer token of eager",
    ]);
  });

  it("neither looks nor acts while it is paused, and goes on afterwards", async () => {
    let isPlaying = false;
    let beats = 0;
    const troupe = troupeOf(() => {
      beats += 1;
      return isPlaying;
    });
    troupe.start();
    await vi.waitFor(() => expect(beats).toBeGreaterThan(5), patience);
    expect(asked).toEqual([]);
    isPlaying = true;
    await vi.waitFor(() => expect(acts().length).toBeGreaterThan(0), patience);
    await troupe.stop();
  });

  it("goes on after an act that was refused", async () => {
    statusOfActs = 422;
    const troupe = troupeOf(() => true);
    troupe.start();
    await vi.waitFor(() => expect(acts().length).toBeGreaterThan(2), patience);
    await troupe.stop();
  });

  it("does nothing more once it has stopped", async () => {
    const troupe = troupeOf(() => true);
    troupe.start();
    await vi.waitFor(() => expect(acts().length).toBeGreaterThan(0), patience);
    await troupe.stop();
    const before = asked.length;
    troupe.start();
    await fetch(`${origin}/api/graphql`);
    expect(asked.length).toBe(before + 1);
  });
});
