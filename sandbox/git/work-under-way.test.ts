import { expect, it } from "vitest";
import { GitStoppedError } from "./git-command.ts";
import { WorkUnderWay } from "./work-under-way.ts";

it("is closed once all that ran has ended, well or not, and lets in nothing after", async () => {
  const work = new WorkUnderWay();
  const [well, badly] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const outcomes = Promise.allSettled([work.run(() => well.promise), work.run(() => badly.promise)]);
  const order: string[] = [];
  const closed = work.close().then(() => order.push("closed"));
  await expect(work.run(async () => "late")).rejects.toThrow(GitStoppedError);
  well.resolve("well");
  await well.promise;
  await Promise.resolve();
  order.push("ended");
  badly.reject(new Error("badly"));
  await closed;
  expect(order).toEqual(["ended", "closed"]);
  expect(await outcomes).toMatchObject([
    { status: "fulfilled", value: "well" },
    { status: "rejected", reason: { message: "badly" } },
  ]);
});
