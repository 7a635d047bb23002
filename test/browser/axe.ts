import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const Violations = z.array(
  z
    .object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
    })
    .transform(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary ?? ""}`),
    })),
);

/** What axe finds in the page as it is now: by its rules for WCAG 2 A and AA, and its best practices. */
export async function findViolations(page: Page) {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate("axe.run(document).then(({ violations }) => violations)");
  return Violations.parse(found);
}
