// Where GitHub cannot be asked: what is said, and with which exit code.
import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { json, tutti } from "../support/tutti-command.ts";

const repository = { GITHUB_REPOSITORY: "octo/score" };
const asking = ["why 1", "log", "verify", "doctor", "simulate 1", "init --dry-run"];

/** A server on loopback that answers everything the same, and its REST root. */
async function answering(status: number, type: string, body: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/api/v3`;
}

describe.each(asking)("tutti %s", (line) => {
  const run = (api: string, token = "ghp_somebody") =>
    tutti(`${line} --json`, { environment: { ...repository, GITHUB_API_URL: api, GITHUB_TOKEN: token } });

  test("no network", async () => {
    const ran = await run("http://127.0.0.1:1");
    expect([ran.code, ran.error]).toEqual([3, ""]);
    expect(json(ran)).toMatchObject({
      error: { reason: "unreachable", nextStep: expect.stringMatching(/network/) },
    });
  });

  test("a token that GitHub does not know", async () => {
    const api = await answering(401, "application/json", '{"message":"Bad credentials"}');
    const ran = await run(api, "ghp_wrong");
    expect(ran.code).toBe(3);
    expect(json(ran)).toMatchObject({
      error: { reason: "unreachable", nextStep: expect.stringMatching(/gh auth login/) },
    });
    expect(ran.out).not.toContain("ghp_wrong");
  });

  test("another server than GitHub", async () => {
    const ran = await run(await answering(200, "text/html", "<html>Log in</html>"));
    expect(ran.code).toBe(3);
    expect(json(ran)).toMatchObject({
      error: { reason: "unreachable", nextStep: expect.stringMatching(/GITHUB_API_URL/) },
    });
  });

  test("a proxy that is out of order", async () => {
    const ran = await run(await answering(502, "text/html", "<html>Bad gateway</html>"));
    expect(ran.code).toBe(3);
    expect(json(ran)).toMatchObject({ error: { reason: "unreachable" } });
  });
});

test.each(["doctor", "simulate 1", "init", "track --label bug", "uninstall --dry-run"])(
  "tutti %s without a token says so, and asks nobody",
  async (line) => {
    const environment = { ...repository, GITHUB_API_URL: "https://github.example.com/api/v3" };
    const ran = await tutti(line, { environment });
    expect(ran).toMatchObject({ code: 3, out: "" });
    expect(ran.error).toContain("There is no token for github.example.com.");
    expect(ran.error).toContain("gh auth login");
  },
);
