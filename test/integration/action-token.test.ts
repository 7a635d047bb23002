import { afterAll, beforeAll, expect, test } from "vitest";
import { runAction } from "../../action/main.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { systemClock } from "../../src/adapters/system/clock.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { readShippedConfiguration } from "../../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../../src/config/configuration-reader.ts";
import { readDefaults } from "../../src/config/defaults.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox.stop());

test("a token that GitHub does not know is no question of permissions, and nothing more is asked with it", async () => {
  const shipped = await readShippedConfiguration(new URL("../../config/", import.meta.url));
  const report = await runAction({
    settings: {
      event: "schedule",
      eventPath: "",
      repository: { owner: "octo", name: "score" },
      apiUrl: sandbox.apiUrl,
      credentials: { kind: "token", token: "ghp_expired" },
    },
    payload: {},
    reader: createConfigurationReader(readDefaults(shipped)),
    clock: systemClock,
    logger: createLogger("silent"),
  });
  expect(report.conclusion).toBe("failure");
  expect(report.message).toMatch(/does not know the token .*Leave the input out .*Bad credentials/);
  expect(report.message).not.toContain("permissions:");
  expect(report.usage.requests).toBeLessThan(5);
});
