import { describe, expect, it } from "vitest";
import { configurationFrom, draftFrom } from "../../test/support/configuration.ts";
import { Configuration } from "../domain/configuration.ts";
import { formatProblem } from "./problem.ts";
import { type Lookups, resolveConfiguration } from "./resolve-configuration.ts";

const text = `lead: ada
members:
  ada: { github: [Ada-Example, ada-at-work] }
  robin: { kind: agent, accountable: ada, github: { login: Robin, id: 77 } }
domains: { app: }
gate: { exempt: ["renovate[bot]"] }
repositories: [Example/Website]
modes: { example/website: enforce, example/home: advise }
`;

const everything: Lookups = {
  accounts: new Map([
    ["ada-example", 11],
    ["ada-at-work", 12],
    ["renovate[bot]", 13],
  ]),
  repositories: new Map([
    ["example/website", 2],
    ["example/home", 1],
  ]),
  home: { id: 1, fullName: "example/home" },
};

function resolve(yaml: string, lookups: Partial<Lookups>) {
  return resolveConfiguration(draftFrom(yaml).draft, { ...everything, ...lookups }, () => []);
}

function problems(yaml: string, lookups: Partial<Lookups>) {
  const resolved = resolve(yaml, lookups);
  return resolved.ok ? [] : resolved.failure.map((problem) => formatProblem("tutti.yml", problem));
}

describe("resolving a configuration", () => {
  it("puts numbers in the place of logins and repositories", () => {
    const resolved = resolve(text, {});
    expect(resolved).toMatchObject({
      ok: true,
      value: {
        configuration: {
          organization: {
            members: [
              { id: "ada", accounts: [11, 12] },
              { id: "robin", accounts: [77] },
            ],
            gate: { exempt: [13] },
            modes: { 1: "advise", 2: "enforce" },
            repositories: [
              { id: 1, fullName: "example/home" },
              { id: 2, fullName: "Example/Website" },
            ],
          },
        },
      },
    });
  });

  it("keeps the logins apart from what the ledger keeps for ever", () => {
    const resolved = resolve(text, {});
    expect(resolved.ok && resolved.value.names).toEqual({
      ada: { logins: ["Ada-Example", "ada-at-work"] },
      robin: { logins: ["Robin"] },
    });
    const kept = JSON.stringify(resolved.ok && resolved.value.configuration);
    for (const login of ["Ada-Example", "ada-at-work", "Robin"]) expect(kept).not.toContain(`"${login}"`);
  });

  it("gives what the ledger can keep and read back", () => {
    const configuration = configurationFrom(text);
    expect(Configuration.parse(JSON.parse(JSON.stringify(configuration)))).toEqual(configuration);
  });

  it("tells of all names that GitHub does not know, where they stand", () => {
    expect(problems(text, { accounts: new Map([["ada-example", null]]), repositories: new Map() })).toEqual([
      "tutti.yml:3:19: GitHub knows no account “Ada-Example”. Check how it is written; an account that was renamed has to be named anew. [unknown-login]",
      "tutti.yml:3:32: GitHub knows no account “ada-at-work”. Check how it is written; an account that was renamed has to be named anew. [unknown-login]",
      "tutti.yml:6:18: GitHub knows no account “renovate[bot]”. Check how it is written; an account that was renamed has to be named anew. [unknown-login]",
      "tutti.yml:7:16: GitHub shows no repository “Example/Website” to this installation. Check how it is written, and that the installation covers it. [unknown-repository]",
      "tutti.yml:8:10: GitHub shows no repository “example/website” to this installation. Check how it is written, and that the installation covers it. [unknown-repository]",
    ]);
  });

  it("leaves shipped exemptions out that this GitHub does not have", () => {
    const plain = text.replace(/^gate.*\n/mu, "");
    expect(resolve(plain, {})).toMatchObject({
      ok: true,
      value: { configuration: { organization: { gate: { exempt: [13] } } } },
    });
  });

  it("refuses two logins that turn out to be one account", () => {
    const shared = new Map([...everything.accounts, ["ada-at-work", 77]] as const);
    expect(problems(text, { accounts: shared })).toEqual([
      "tutti.yml:4:43: Robin is the same account as one of ada. [shared-login]",
    ]);
  });

  it("blames the right one of two logins that are one account, when another is unknown", () => {
    const several = text.replace("{ login: Robin, id: 77 }", "[ghost, robin-one]");
    const accounts = new Map([...everything.accounts, ["ghost", null], ["robin-one", 11]] as const);
    expect(problems(several, { accounts })).toEqual([
      expect.stringMatching(/^tutti.yml:4:52: .*“ghost”/u),
      "tutti.yml:4:59: robin-one is the same account as one of ada. [shared-login]",
    ]);
  });

  it("refuses a mode for a repository that is not the team's", () => {
    const repositories = new Map([...everything.repositories, ["example/other", 3]] as const);
    expect(problems(text.replace("example/home: advise", "example/other: advise"), { repositories })).toEqual(
      [
        "tutti.yml:8:36: example/other is not one of the team's repositories. Add it to `repositories` as well. [unknown-repository]",
      ],
    );
  });

  it("names a repository once, though it was renamed and listed under both names", () => {
    const twice = text.replace("[Example/Website]", "[Example/Website, example/site]");
    const repositories = new Map([...everything.repositories, ["example/site", 2]] as const);
    expect(resolve(twice, { repositories })).toMatchObject({
      ok: true,
      value: {
        configuration: {
          organization: { repositories: [{ id: 1 }, { id: 2, fullName: "Example/Website" }] },
        },
      },
    });
  });

  it("refuses gates that nobody could open, with how to mend them", () => {
    const { draft } = draftFrom(`${text}review: { separation: strict }\n`);
    const resolved = resolveConfiguration(draft, everything, (organization) => [
      { message: `${organization.members.length} are too few.`, hint: "Use `separation: solo`." },
    ]);
    expect(resolved).toMatchObject({
      ok: false,
      failure: [
        {
          line: 9,
          column: 1,
          code: "unsatisfiable-gate",
          message: "2 are too few.",
          hint: "Use `separation: solo`.",
        },
      ],
    });
  });
});
