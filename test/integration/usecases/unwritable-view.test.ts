// One view that GitHub does not take, among others that it does.
import { expect, test } from "vitest";
import type { EffectOutcome } from "../../../src/ports/effect.ts";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

const invalid: EffectOutcome = {
  outcome: "refused",
  cause: "unwritable",
  code: "UNPROCESSABLE",
  reason: "Validation failed",
};
const outcomes = (settled: readonly { readonly outcome: string }[]) => settled.map(({ outcome }) => outcome);
const labelsOf = ({ github }: FakeTeam, number: number) => github.issueAt(home1.id, number).facts.labels;

/** GitHub says this to every change of issue 2. */
function setUp(said: EffectOutcome) {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  team.forge.unwritableEffects.push((effect) => ("number" in effect && effect.number === 2 ? said : null));
  const deliverThree = () =>
    deliver(
      [team.people.opensIssue("grace-g", 1)],
      [team.people.opensIssue("grace-g", 2)],
      [team.people.opensIssue("grace-g", 3)],
    );
  return { team, deliver, deliverThree };
}

test("fails its own delivery, and no other", async () => {
  const { team, deliverThree } = setUp(invalid);

  const settled = await deliverThree();

  expect(outcomes(settled)).toEqual(["done", "failed", "done"]);
  expect(settled[1]).toMatchObject({ reason: expect.stringContaining("UNPROCESSABLE: Validation failed") });
  expect(labelsOf(team, 3)).toContain("state/pending");
  expect(team.log).toContainEqual(
    expect.objectContaining({
      message: "GitHub refused a change",
      fields: expect.objectContaining({
        code: "UNPROCESSABLE",
        subject: team.github.issueAt(home1.id, 2).facts.id,
      }),
    }),
  );
});

test("does not fail the batches that follow", async () => {
  const { team, deliver, deliverThree } = setUp(invalid);
  await deliverThree();

  expect(outcomes(await deliver([team.people.says("ada-g", 1, "/assign @bob-g")]))).toEqual(["done"]);
});

test("that can be written later defers its own delivery, and no other", async () => {
  const { deliverThree } = setUp({ outcome: "unavailable", reason: "no answer", retryAt: 42 });

  expect(outcomes(await deliverThree())).toEqual(["done", "deferred", "done"]);
});

test.each(["gone", "locked"] as const)("because its issue is %s fails nothing", async (cause) => {
  const { deliverThree } = setUp({ outcome: "refused", cause, code: null, reason: "people's doing" });

  expect(outcomes(await deliverThree())).toEqual(["done", "done", "done"]);
});
