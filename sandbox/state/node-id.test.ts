import { assert, constantFrom, integer, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeId, readNodeId } from "./node-id.ts";

const id = integer({ min: 1, max: 0xffff_ffff });

describe("node ids", () => {
  it("look like GitHub's", () => {
    expect(nodeId("Issue", 600_001, 2_000_001)).toMatch(/^I_kwDO[\w-]+$/);
    expect(nodeId("User", null, 1_001)).toMatch(/^U_kgDO[\w-]+$/);
  });

  it("are read back as what they were made of", () => {
    assert(
      property(
        constantFrom("Issue" as const, "PullRequest" as const, "Label" as const, "CheckRun" as const),
        id,
        id,
        (type, repositoryId, own) => {
          expect(readNodeId(nodeId(type, repositoryId, own))).toEqual({ type, repositoryId, id: own });
        },
      ),
    );
  });

  it("carry the names of git's objects", () => {
    const reference = { type: "Commit", repositoryId: 7, id: "a".repeat(40) } as const;
    expect(readNodeId(nodeId("Commit", 7, "a".repeat(40)))).toEqual(reference);
  });

  it("are nothing when they were made up", () => {
    assert(
      property(string(), (text) => {
        expect(readNodeId(`${text}!`)).toBeNull();
      }),
    );
    expect(readNodeId("I_kwDOAAAA")).toBeNull();
  });
});
