import { expect, test } from "vitest";

import { MissingWebhookSecret } from "../../app/ingress.ts";
import { readSettings } from "../../app/settings.ts";
import { startShell } from "../support/shell.ts";

test("an ingress without a secret refuses to start, a previous one notwithstanding", async () => {
  const secrets = { current: "", previous: "the-one-before" };
  await expect(startShell({ ingress: { secrets } })).rejects.toThrow(MissingWebhookSecret);
});

test.each([undefined, "", "  ", "development"])(
  "the secret %o in the environment is refused with what to do",
  (given) => {
    const settings = readSettings({ APP_ID: "1", WEBHOOK_SECRET: given }, () => "");
    expect(settings).toMatchObject({
      ok: false,
      failure: expect.arrayContaining([expect.stringMatching(/^WEBHOOK_SECRET .*openssl rand/)]),
    });
  },
);
