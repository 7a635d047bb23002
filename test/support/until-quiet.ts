import { expect, vi } from "vitest";
import type { Sandbox } from "../../sandbox/start.ts";

/**
 * Resolves when everything that GitHub had to say was delivered, and by the App's metrics nothing waits or is being worked
 * on: three looks in a row. Between looks the App has the processor for itself.
 */
export async function untilQuiet({ webhooks }: Sandbox, metrics: () => Promise<string>): Promise<void> {
  await vi.waitFor(
    async () => {
      for (let looks = 0; looks < 3; looks += 1) {
        await webhooks.idle();
        const seen = await metrics();
        expect(seen).toMatch(/^tutti_inbox_waiting 0$/m);
        expect(seen).toMatch(/^tutti_inbox_taken 0$/m);
      }
    },
    { interval: 10, timeout: 60_000 },
  );
}
