import { describe, expect, it } from "vitest";
import { operationAccess } from "../authorization/operation-access.ts";
import { restHandlers } from "../rest/handlers.ts";
import { readRestDescriptions } from "./descriptions.ts";
import { createRouteTable } from "./route-table.ts";

const { operations } = readRestDescriptions();
const route = createRouteTable(operations);

const found = (method: string, path: string) => {
  const match = route(method, path);
  return match === null ? null : [match.operationId, match.parameters];
};

describe("routes", () => {
  it("are those that are described, permitted and handled", () => {
    const served = Object.keys(operationAccess).sort();
    expect(Object.keys(operations).sort()).toEqual(served);
    expect(Object.keys(restHandlers).sort()).toEqual(served);
  });

  it("prefer what is written out to what is a parameter", () => {
    expect(found("GET", "/repos/o/r/issues/comments")?.[0]).toBe("issues/list-comments-for-repo");
    expect(found("GET", "/repos/o/r/issues/7")?.[0]).toBe("issues/get");
  });

  it("take slashes in branches, refs and paths, encoded or not", () => {
    expect(found("GET", "/repos/o/r/git/ref/heads%2Ftutti%2F1-x")?.[1]).toMatchObject({
      ref: "heads/tutti/1-x",
    });
    expect(found("GET", "/repos/o/r/branches/tutti/1-x")?.[1]).toMatchObject({ branch: "tutti/1-x" });
    expect(found("GET", "/repos/o/r/contents/a/b%20c.md")?.[1]).toMatchObject({ path: "a/b c.md" });
    expect(found("GET", "/repos/o/r/contents")?.[1]).toMatchObject({ path: "" });
    expect(found("GET", "/repos/o/r/commits/feature/x/check-runs")).toEqual([
      "checks/list-for-ref",
      { owner: "o", repo: "r", ref: "feature/x" },
    ]);
  });

  it("take slashes in the names of labels, encoded or not", () => {
    const parameters = { owner: "o", repo: "r", issue_number: "7", name: "state/in-progress" };
    for (const name of ["state/in-progress", "state%2Fin-progress"]) {
      expect(found("DELETE", `/repos/o/r/issues/7/labels/${name}`)).toEqual([
        "issues/remove-label",
        parameters,
      ]);
      expect(found("GET", `/repos/o/r/labels/${name}`)?.[0]).toBe("issues/get-label");
    }
    expect(found("DELETE", "/repos/o/r/issues/7/labels")?.[0]).toBe("issues/remove-all-labels");
  });

  it("are none for what is not served", () => {
    expect([found("GET", "/gists"), found("DELETE", "/repos/o/r")]).toEqual([null, null]);
  });
});
