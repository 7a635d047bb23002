import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FrontDoor, openFrontDoor } from "./front-door.ts";

const says = (text: string) => async () => new Response(text);

describe("the front door", () => {
  let front: FrontDoor;
  beforeEach(async () => {
    front = await openFrontDoor(0);
  });
  afterEach(() => front.close());

  const ask = async () => (await fetch(front.origin)).text();

  it("has who comes too early wait for the first sandbox", async () => {
    const answer = ask();
    await front.admit(says("the first"));
    expect(await answer).toBe("the first");
  });

  it("has who comes between two sandboxes wait for the next", async () => {
    const first = await front.admit(says("the first"));
    await first.close();
    const answer = ask();
    await front.admit(says("the second"));
    expect(await answer).toBe("the second");
  });

  it("stays open for a sandbox that came before the last one left", async () => {
    const first = await front.admit(says("the first"));
    await front.admit(says("the second"));
    await first.close();
    expect(await ask()).toBe("the second");
  });
});

it("says that the demo is starting to who has waited for long", async () => {
  const front = await openFrontDoor(0, 0);
  const { status } = await fetch(front.origin);
  expect(status).toBe(503);
  await front.close();
});
