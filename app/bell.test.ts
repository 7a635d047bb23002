import { expect, it } from "vitest";

import { Bell } from "./bell.ts";

const never = new AbortController().signal;

it("wakes who waits", async () => {
  const bell = new Bell();
  const heard = bell.heard(never);
  bell.ring();
  await expect(heard).resolves.toBeUndefined();
});

it("keeps a ring for the next wait, and many rings as one", async () => {
  const bell = new Bell();
  bell.ring();
  bell.ring();
  await bell.heard(never);
  const second = bell.heard(never).then(() => "heard");
  expect(await Promise.race([second, Promise.resolve("still waiting")])).toBe("still waiting");
});

it("lets go when the wait is given up", async () => {
  const bell = new Bell();
  const over = new AbortController();
  const heard = bell.heard(over.signal);
  over.abort();
  await expect(heard).resolves.toBeUndefined();
  await expect(bell.heard(over.signal)).resolves.toBeUndefined();
});
