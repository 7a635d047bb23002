import { describe, expect, test } from "vitest";
import { Turns } from "./turns.ts";

/** A step that ends when it is told to. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

describe("turns", () => {
  test("are taken one at a time and in order for a key", async () => {
    const turns = new Turns<string>();
    const first = gate();
    const log: string[] = [];
    const one = turns.take("home", async () => {
      await first.passed;
      log.push("one");
    });
    const two = turns.take("home", async () => {
      log.push("two");
    });
    first.open();
    await Promise.all([one, two]);
    expect(log).toEqual(["one", "two"]);
  });

  test("of one key do not wait for those of another", async () => {
    const turns = new Turns<string>();
    const never = gate();
    void turns.take("slow", () => never.passed);
    await expect(turns.take("quick", async () => "done")).resolves.toBe("done");
  });

  test("go on after one that failed, whose failure is its own", async () => {
    const turns = new Turns<string>();
    const bad = turns.take("home", async () => {
      throw new Error("a defect");
    });
    const good = turns.take("home", async () => "done");
    await expect(bad).rejects.toThrow("a defect");
    await expect(good).resolves.toBe("done");
  });
});
