import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainId, memberId, organizationOf } from "../../../test/support/organization.ts";
import { above, standsFor } from "./escalation.ts";
import { everybodyPresent } from "./roles.ts";

const organization = organizationOf({
  members: { ema: {}, tom: {}, tess: {}, dora: {}, dan: {}, finn: {}, ivy: { domain: "backend" } },
  domains: { backend: { lead: "dora", deputy: "dan" }, frontend: { lead: "finn" } },
  roles: { "engineering-manager": ["ema"], "tech-lead": ["tom", "tess"] },
});

function aboveOf(member: string, domains: readonly string[] = ["backend"], isPresent = everybodyPresent) {
  return above(organization, memberId(member), domains.map(domainId), isPresent);
}

describe("whom to turn to one level above", () => {
  it("goes from the contributor to the domain's lead, the tech lead, the engineering manager, and ends there", () => {
    expect(aboveOf("ivy")).toBe("dora");
    expect(aboveOf("dora")).toBe("tom");
    expect(aboveOf("tom")).toBe("ema");
    expect(aboveOf("ema")).toBeNull();
  });

  it("is the lead for the deputy, and for the tech lead's deputy the tech lead", () => {
    expect(aboveOf("dan")).toBe("dora");
    expect(aboveOf("tess")).toBe("tom");
  });

  it("is the lead of the first of several domains", () => {
    expect(aboveOf("ivy", ["frontend", "backend"])).toBe("finn");
  });

  it("is the tech lead while no domain is known", () => {
    expect(aboveOf("ivy", [])).toBe("tom");
  });

  it("passes over whoever is away, first for the deputy", () => {
    const away = new Set(["dora"]);
    expect(aboveOf("ivy", ["backend"], (member) => !away.has(member))).toBe("dan");
    away.add("dan");
    expect(aboveOf("ivy", ["backend"], (member) => !away.has(member))).toBe("tom");
  });

  it("is nobody when everybody above is away", () => {
    expect(aboveOf("ivy", ["backend"], () => false)).toBeNull();
  });

  it("skips the levels that the member holds too", () => {
    const solo = organizationOf({
      members: { ada: {}, robin: { kind: "agent", domain: "app" } },
      domains: { app: { lead: "ada" } },
      roles: { "engineering-manager": ["ada"], "tech-lead": ["ada"] },
    });
    expect(above(solo, memberId("robin"), [domainId("app")], everybodyPresent)).toBe("ada");
    expect(above(solo, memberId("ada"), [domainId("app")], everybodyPresent)).toBeNull();
  });

  it("comes to an end from everybody, whoever is away, and never leads back to the one who asks", () => {
    const ids = organization.members.map(({ id }) => id);
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.subarray(ids), (start, present) => {
        const visited = [start];
        for (;;) {
          const last = visited.at(-1) ?? start;
          const next = above(organization, last, [domainId("backend")], (member) => present.includes(member));
          if (next === null) break;
          expect(visited).not.toContain(next);
          visited.push(next);
        }
      }),
    );
  });
});

describe("whose word stands for a member's", () => {
  const stands = (by: string, member: string, domains = ["backend"]): boolean =>
    standsFor(organization, by, memberId(member), domains.map(domainId));

  it.each([
    ["their own", "dora", "dora"],
    ["the deputy's", "dan", "dora"],
    ["the holder's for the deputy", "dora", "dan"],
    ["that of the tech lead's deputy for the tech lead", "tess", "tom"],
    ["that of each above", "tess", "dora"],
    ["that of the top", "ema", "dan"],
    ["any lead's, for somebody who leads nothing here any more", "dora", "finn"],
  ])("%s does", (_, by, member) => {
    expect(stands(by, member)).toBe(true);
  });

  it.each([
    ["that of a lead below", "dora", "tom"],
    ["that of the deputy of a lead below", "dan", "ema"],
    ["that of the lead of another domain", "finn", "dora"],
    ["a contributor's", "ivy", "dora"],
    ["a contributor's for another", "ivy", "finn"],
    ["an account's that is no member's", "account:7", "dora"],
  ])("%s does not", (_, by, member) => {
    expect(stands(by, member)).toBe(false);
  });

  it("is not a tech lead's where the engineering manager leads the domain too", () => {
    const small = organizationOf({
      members: { ema: {}, tom: {} },
      domains: { app: { lead: "ema" } },
      roles: { "engineering-manager": ["ema"], "tech-lead": ["tom"] },
    });
    expect(standsFor(small, "tom", memberId("ema"), [domainId("app")])).toBe(false);
    expect(standsFor(small, "ema", memberId("tom"), [domainId("app")])).toBe(true);
  });
});
