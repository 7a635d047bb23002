import { describe, expect, it } from "vitest";
import { domainId, memberId, organizationOf } from "../../../test/support/organization.ts";
import { AccountId } from "../ids.ts";
import {
  agentsOf,
  agentsOfBranch,
  belongsTo,
  isAgentsOwnAccount,
  memberByAccount,
  memberById,
  membersOf,
} from "./members.ts";

const organization = organizationOf({
  members: {
    ada: { accounts: [11, 12], domain: "app", branches: ["claude/*"] },
    ben: { accounts: [13] },
    cleo: { accounts: [], domain: "docs" },
    robin: { kind: "agent", accounts: [21], accountable: "ada", branches: ["claude/*", "robin/**"] },
    wren: { kind: "agent", accounts: [], accountable: "ada", domain: "app", branches: ["claude/*"] },
  },
  domains: { app: { lead: "ben" }, docs: { lead: "cleo" } },
});

function idsOf(members: readonly { readonly id: string }[]) {
  return members.map(({ id }) => id);
}

describe("members", () => {
  it("are found by any of their accounts", () => {
    expect(memberByAccount(organization, AccountId.parse(12))?.id).toBe("ada");
    expect(memberByAccount(organization, AccountId.parse(99))).toBeNull();
  });

  it("are found by id", () => {
    expect(memberById(organization, memberId("cleo"))?.id).toBe("cleo");
    expect(memberById(organization, memberId("gone"))).toBeNull();
  });

  it("of a domain are those who work in it, and its lead", () => {
    expect(idsOf(membersOf(organization, domainId("app")))).toEqual(["ada", "ben", "wren"]);
    expect(idsOf(membersOf(organization, domainId("gone")))).toEqual([]);
  });

  it("do not belong to a domain that they neither work in nor lead", () => {
    const [ada] = organization.members;
    expect(ada && belongsTo(organization, ada, domainId("docs"))).toBe(false);
  });
});

describe("agents", () => {
  it("are told from the humans who answer for them by the account", () => {
    expect(isAgentsOwnAccount(organization, AccountId.parse(21))).toBe(true);
    expect(isAgentsOwnAccount(organization, AccountId.parse(11))).toBe(false);
    expect(isAgentsOwnAccount(organization, AccountId.parse(99))).toBe(false);
  });

  it("are found by the branches they push, all whose patterns fit, and no humans", () => {
    expect(idsOf(agentsOfBranch(organization, "robin/deep/fix"))).toEqual(["robin"]);
    expect(idsOf(agentsOfBranch(organization, "claude/fix"))).toEqual(["robin", "wren"]);
    expect(agentsOfBranch(organization, "main")).toEqual([]);
  });

  it("are found by the human who answers for them", () => {
    expect(idsOf(agentsOf(organization, memberId("ada")))).toEqual(["robin", "wren"]);
    expect(agentsOf(organization, memberId("ben"))).toEqual([]);
  });
});
