import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type InstalledOrchestra, installOrchestra } from "../support/installed-orchestra.ts";
import { peopleOf } from "../support/people-of-the-orchestra.ts";

const minute = 60_000;

describe("fault 33: our clock and GitHub's are ten minutes apart", () => {
  let orchestra: InstalledOrchestra;

  beforeEach(async () => {
    orchestra = await installOrchestra();
  });
  afterEach(() => orchestra.stop());

  describe.each([
    ["ahead of", -10 * minute],
    ["behind", 10 * minute],
  ])("ours is %s GitHub's", (_where, difference) => {
    beforeEach(() => orchestra.sandbox.clock.advance(difference));

    test("the App still speaks for itself, after one refusal", async () => {
      const { forges, app, observations } = orchestra;
      expect(await forges.app()).toMatchObject({ id: app.id });
      expect(observations.map(({ status }) => status)).toEqual([401, 200]);
      await forges.installations();
      expect(observations.slice(2).map(({ status }) => status)).toEqual([200]);
    });

    test("an installation gets its token and works", async () => {
      const { forges, installation, repository, sandbox } = orchestra;
      const { id: subject, number } = await peopleOf(orchestra).openIssue("cello-dev", "Skewed");
      const label = { name: "state/pending", color: "0e8a16", description: "" };
      const forge = forges.forge(installation);
      await forge.apply(repository, [{ kind: "labels", subject, number, add: [label], remove: [] }]);
      const tokens = sandbox.traffic.all.filter(({ path }) => path.endsWith("/access_tokens"));
      expect(tokens.map(({ status }) => status)).toEqual([401, 201]);
    });
  });

  test("a token refused for another reason than time is not asked for again and again", async () => {
    const { forges, observations, sandbox } = orchestra;
    sandbox.faults.add({ path: "^/app$", times: null, effect: { kind: "status", status: 401 } });
    await expect(forges.app()).rejects.toThrow();
    expect(observations.length).toBeLessThanOrEqual(4);
  });
});
