import { describe, expect, it } from "vitest";
import {
  configurationFrom,
  draftFrom,
  findings,
  shippedDefaults,
  shippedFile,
} from "../../test/support/configuration.ts";
import { readConfiguration } from "./read-configuration.ts";

/** A team that is right. */
const team = `members:
  ada: { github: ada-example }
  robin: { kind: agent, accountable: ada, branches: ["claude/*"] }
domains:
  app: {}
`;

describe("a configuration", () => {
  it("needs a dozen lines for one human and one agent", () => {
    const text = shippedFile("examples/solo.yml");
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(12);
    const { organization } = configurationFrom(text);
    expect(organization.members.map(({ id, kind, domain }) => [id, kind, domain])).toEqual([
      ["ada", "human", "app"],
      ["robin", "agent", "app"],
    ]);
    expect(organization.domains).toEqual([{ id: "app", lead: "ada", deputy: null, paths: ["**"] }]);
    expect(organization.roles).toEqual({
      "engineering-manager": { member: "ada", deputy: null },
      "tech-lead": { member: "ada", deputy: null },
    });
    expect(organization.review.separation).toBe("solo");
    expect(organization.mode).toBe("observe");
  });

  it("is led by the only human when it does not say who leads", () => {
    expect(configurationFrom(team).organization.roles["tech-lead"]).toEqual({ member: "ada", deputy: null });
  });

  it("of a repository that joins says no more than its home", () => {
    expect(readConfiguration("home: example/home\n", shippedDefaults)).toEqual({
      ok: true,
      value: { role: "joined", home: "example/home" },
    });
    expect(findings(`home: example/home\nmode: enforce\n${team}`)).toEqual([
      "2:1 contradiction mode",
      "3:1 contradiction members",
      "6:1 contradiction domains",
    ]);
  });

  it("may have sections whose lines are all commented out", () => {
    expect(draftFrom(`${team}routing:\n  # base: 3\nlifecycle:\n`).draft.routing).toEqual(
      shippedDefaults.routing,
    );
  });

  it("lists the logins and repositories to look up, each once, in lower case, without those whose number it gives", () => {
    const { logins, repositories } = draftFrom(`
lead: ada
members:
  ada: { github: [Ada-Example, ada-at-work] }
  copilot: { kind: agent, accountable: ada, github: { login: Copilot, id: 198982749 } }
domains: { app: }
gate: { exempt: ["Renovate[bot]"] }
repositories: [Example/Website]
modes: { example/website: enforce, example/home: advise }
`);
    expect(logins).toEqual(["ada-example", "ada-at-work", "renovate[bot]"]);
    expect(repositories).toEqual(["example/website", "example/home"]);
  });
});
