import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLeapingClock } from "../../../src/adapters/in-memory/clock.ts";
import { createTokenForge } from "../../../src/adapters/github/token-forge.ts";
import { type InstalledOrchestra, installOrchestra } from "../../support/installed-orchestra.ts";
import { peopleOf } from "../../support/people-of-the-orchestra.ts";

describe("a forge with a person's token", () => {
  let orchestra: InstalledOrchestra;

  beforeAll(async () => {
    orchestra = await installOrchestra();
  });
  afterAll(() => orchestra.stop());

  function forgeOf(login: string) {
    const { sandbox, seeded } = orchestra;
    const token = seeded.personas[login]?.token ?? "";
    const clock = createLeapingClock(Date.now());
    return createTokenForge({ baseUrl: sandbox.apiUrl, token, app: null, clock, gate: "gate" });
  }

  test("is that person", async () => {
    const account = orchestra.seeded.personas["cello-lead"]?.accountId;
    expect(await forgeOf("cello-lead").forge.identity()).toEqual({ account, login: "cello-lead", app: null });
  });

  test("writes in that person's name, and knows its own comment again", async () => {
    const { repository } = orchestra;
    const people = peopleOf(orchestra);
    const { id: subject, number } = await people.openIssue("viola-dev", "By token");
    const card = { kind: "comment", subject, number, marker: "<!-- m -->", comment: null } as const;
    const { forge } = forgeOf("cello-lead");
    await forge.apply(repository, [{ ...card, body: "<!-- m --> one" }]);
    await forgeOf("cello-lead").forge.apply(repository, [{ ...card, body: "<!-- m --> two" }]);
    await forgeOf("viola-lead").forge.apply(repository, [{ ...card, body: "<!-- m --> three" }]);
    expect(await people.comments(number)).toEqual(["<!-- m --> two", "<!-- m --> three"]);
  });

  test("makes no checks: those are an App's", async () => {
    const { repository } = orchestra;
    const head = await peopleOf(orchestra).push("cello-dev", "token", { "a.md": "a\n" });
    const check = { kind: "check", head, check: null, name: "gate", state: "success" } as const;
    const words = { title: "x", summary: "x", annotations: [] };
    expect(await forgeOf("cello-lead").forge.apply(repository, [{ ...check, ...words }])).toMatchObject([
      { outcome: "refused" },
    ]);
  });

  test("reads the branch that the App writes", async () => {
    const { owner, name } = orchestra.repository;
    const { branch } = forgeOf("passerby");
    const main = await branch({ owner, name, branch: "main" }).read(["README.md"]);
    expect(main?.files.get("README.md")).toBe("# Score\n");
    expect(await branch({ owner, name, branch: "nowhere" }).read(["README.md"])).toBeNull();
  });
});
