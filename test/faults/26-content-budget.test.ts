import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBudget } from "../../src/adapters/github/client/budget.ts";
import { createContentAllowance } from "../../src/adapters/github/client/content-allowance.ts";
import { ForgeUnavailable } from "../../src/ports/forge.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("fault 26: the content budget is spent", () => {
  test("reports stop at half of it, commands go on", () => {
    const budget = createBudget();
    const need = { resource: "graphql", creations: 1 } as const;
    for (let made = 0; made < 40; made += 1) budget.admit({ ...need, priority: "report" }, 0);
    expect(() => budget.admit({ ...need, priority: "report" }, 0)).toThrow(ForgeUnavailable);
    for (let made = 0; made < 40; made += 1) budget.admit({ ...need, priority: "interactive" }, 0);
    expect(() => budget.admit({ ...need, priority: "interactive" }, 0)).toThrow(ForgeUnavailable);
    budget.admit({ ...need, priority: "interactive" }, MINUTE);
  });

  test("reads, and writes that make nothing, need none of it", () => {
    const budget = createBudget();
    for (let made = 0; made < 80; made += 1) {
      budget.admit({ resource: "graphql", creations: 1, priority: "interactive" }, 0);
    }
    budget.admit({ resource: "graphql", creations: 0, priority: "interactive" }, 0);
  });

  test("whoever waits as told is let in, and no window is ever over its limit", () => {
    const wishes = fc.array(fc.record({ count: fc.integer({ min: 1, max: 30 }), pause: fc.nat(20_000) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(wishes, (wishes) => {
        const allowance = createContentAllowance();
        const made: number[] = [];
        let now = 0;
        for (const { count, pause } of wishes) {
          now += pause;
          const wait = allowance.waitUntil(count, "interactive", now);
          if (wait !== null) {
            expect(wait).toBeGreaterThan(now);
            now = wait;
          }
          expect(allowance.waitUntil(count, "interactive", now)).toBeNull();
          allowance.spend(count, now);
          made.push(...Array.from({ length: count }, () => now));
          expect(made.filter((at) => at > now - MINUTE).length).toBeLessThanOrEqual(80);
          expect(made.filter((at) => at > now - HOUR).length).toBeLessThanOrEqual(500);
        }
      }),
    );
  });
});
