import { describe, expect, it } from "vitest";
import { organizationOf } from "../../../test/support/organization.ts";
import { memberCalled } from "./member-names.ts";

const { members } = organizationOf({ members: { ada: {}, ben: {}, robin: {} } });
const names = { ada: { logins: ["Ada-Example"] }, ben: { logins: ["robin"] }, gone: { logins: ["gone"] } };

describe("a member is called", () => {
  it.each([
    ["ada-example", "ada"],
    ["ADA-EXAMPLE", "ada"],
    ["ada", "ada"],
    ["robin", "ben"],
    ["gone", null],
    ["", null],
  ])("%j: %j", (name, member) => {
    expect(memberCalled(names, members, name)).toBe(member);
  });

  it("by their id alone once their name was erased", () => {
    expect(memberCalled({}, members, "ada-example")).toBeNull();
    expect(memberCalled({}, members, "ada")).toBe("ada");
  });
});
