import { createServer } from "node:http";
import { onTestFinished, expect, test } from "vitest";
import { checkRunningApp } from "./check-service.ts";

/** The address of an App that answers so. */
async function appThat(status: number, readiness: string): Promise<string> {
  const server = createServer((request, response) => {
    const isReadiness = request.url === "/readyz";
    response.writeHead(isReadiness ? status : 200);
    response.end(isReadiness ? readiness : "tutti_inbox_dead_letters 0\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

test.each([
  [200, '{"ready":true,"failing":[]}', "good", "The App is ready."],
  [
    200,
    '{"ready":true,"failing":["ledger"]}',
    "warning",
    "The App is ready, but something of its ledger fails.",
  ],
  [503, '{"ready":false,"failing":["inbox"]}', "bad", "The App is not ready."],
  [502, "<html>Bad Gateway</html>", "bad", "The App is not ready."],
])("a readiness of %i %s is %s", async (code, readiness, status, what) => {
  const [app] = await checkRunningApp(await appThat(code, readiness));
  expect(app).toMatchObject({ status, what });
});
