import { expect, test } from "vitest";
import { createTurnstile } from "./turnstile.ts";

function gates(count: number) {
  return Array.from({ length: count }, () => Promise.withResolvers<void>());
}

test("lets so many through at once, the others in order, also after one failed", async () => {
  const turnstile = createTurnstile(2);
  const doors = gates(4);
  const entered: number[] = [];
  const passes = doors.map(({ promise }, visitor) =>
    turnstile.pass(async () => {
      entered.push(visitor);
      await promise;
      return visitor;
    }),
  );
  expect(entered).toEqual([0, 1]);

  doors[1]?.reject(new Error("out"));
  await expect(passes[1]).rejects.toThrow("out");
  expect(entered).toEqual([0, 1, 2]);

  doors[2]?.resolve();
  await passes[2];
  expect(entered).toEqual([0, 1, 2, 3]);
  doors[0]?.resolve();
  doors[3]?.resolve();
  expect(await Promise.all([passes[0], passes[3]])).toEqual([0, 3]);
});
