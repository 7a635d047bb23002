import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainId, memberId, organizationOf } from "../../../test/support/organization.ts";
import { candidatesFor, everybodyPresent, holderOf, rolesOf } from "./roles.ts";

const organization = organizationOf({
  members: { ema: {}, tom: {}, tess: {}, dora: {}, dan: {}, finn: {}, ivy: { domain: "backend" }, otto: {} },
  domains: {
    backend: { lead: "dora", deputy: "dan" },
    frontend: { lead: "finn" },
  },
  roles: {
    "engineering-manager": ["ema"],
    "tech-lead": ["tom", "tess"],
    architect: ["finn"],
  },
});

const backend = domainId("backend");
const frontend = domainId("frontend");

function rolesIn(member: string, ...domains: readonly string[]) {
  return [...rolesOf(organization, memberId(member), domains.map(domainId))].sort();
}

describe("who answers for a post", () => {
  it("is its holder, then the deputy, then the roles above with theirs", () => {
    expect(candidatesFor(organization, { role: "domain-lead", domain: backend })).toEqual([
      "dora",
      "dan",
      "tom",
      "tess",
      "ema",
    ]);
  });

  it("is the tech lead for a role that nobody holds", () => {
    expect(holderOf(organization, { role: "planner" }, everybodyPresent)).toBe("tom");
    expect(holderOf(organization, { role: "qa-lead" }, everybodyPresent)).toBe("tom");
    expect(holderOf(organization, { role: "architect" }, everybodyPresent)).toBe("finn");
  });

  it("is the tech lead for a domain that does not exist", () => {
    const post = { role: "domain-lead", domain: domainId("gone") } as const;
    expect(holderOf(organization, post, everybodyPresent)).toBe("tom");
  });

  it("passes over whoever is away", () => {
    const post = { role: "domain-lead", domain: frontend } as const;
    const away = new Set(["finn", "tom"]);
    expect(holderOf(organization, post, (member) => !away.has(member))).toBe("tess");
  });

  it("is nobody when all up to the top are away", () => {
    expect(holderOf(organization, { role: "tech-lead" }, () => false)).toBeNull();
  });

  it("is nobody when no role is filled", () => {
    const empty = organizationOf({ members: { ada: {} } });
    expect(candidatesFor(empty, { role: "planner" })).toEqual([]);
  });

  it("names nobody twice, though one member holds several roles", () => {
    const solo = organizationOf({
      members: { ada: {} },
      domains: { app: { lead: "ada" } },
      roles: { "engineering-manager": ["ada"], "tech-lead": ["ada"] },
    });
    expect(candidatesFor(solo, { role: "domain-lead", domain: domainId("app") })).toEqual(["ada"]);
  });
});

describe("what a member may act as", () => {
  it("is everything for the engineering manager but the roles that others hold", () => {
    expect(rolesIn("ema", "backend")).toEqual([
      "domain-lead",
      "engineering-manager",
      "planner",
      "qa-lead",
      "tech-lead",
    ]);
  });

  it("is the tech lead's for the deputy as well", () => {
    expect(rolesIn("tess", "backend")).toEqual(rolesIn("tom", "backend"));
    expect(rolesIn("tess", "backend")).toEqual(["domain-lead", "planner", "qa-lead", "tech-lead"]);
  });

  it("is the lead of their own domain only for a domain lead and the deputy", () => {
    expect(rolesIn("dora", "backend")).toEqual(["domain-lead", "individual-contributor"]);
    expect(rolesIn("dan", "backend")).toEqual(["domain-lead", "individual-contributor"]);
    expect(rolesIn("dora", "frontend")).toEqual([]);
    expect(rolesIn("dora", "frontend", "backend")).toEqual(["domain-lead", "individual-contributor"]);
  });

  it("is an individual contributor in their own domain", () => {
    expect(rolesIn("ivy", "backend")).toEqual(["individual-contributor"]);
    expect(rolesIn("ivy", "frontend")).toEqual([]);
    expect(rolesIn("otto", "backend")).toEqual([]);
  });

  it("is an individual contributor for everybody while no domain is known, and a lead only for those who lead all", () => {
    expect(rolesIn("otto")).toEqual(["individual-contributor"]);
    expect(rolesIn("dora")).toEqual(["individual-contributor"]);
    expect(rolesIn("tom")).toContain("domain-lead");
  });

  it("is nothing for somebody who is no member", () => {
    expect(rolesIn("nobody", "backend")).toEqual([]);
  });

  it("includes domain lead and tech lead for whoever has the role above", () => {
    const members = ["ema", "tom", "tess", "dora", "dan", "finn", "ivy", "otto"];
    const domains = fc.subarray(["backend", "frontend"]);
    fc.assert(
      fc.property(fc.constantFrom(...members), domains, (member, over) => {
        const roles = new Set(rolesIn(member, ...over));
        expect(!roles.has("engineering-manager") || roles.has("tech-lead")).toBe(true);
        expect(!roles.has("tech-lead") || roles.has("domain-lead")).toBe(true);
      }),
    );
  });
});
