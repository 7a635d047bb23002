import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { organizationOf } from "../../../test/support/organization.ts";
import { domainOfPath, domainsOfPaths } from "./domains-of-paths.ts";

const { domains } = organizationOf({
  members: { ada: {} },
  domains: {
    backend: { lead: "ada", paths: ["/src/", "package.json"] },
    frontend: { lead: "ada", paths: ["/src/web/", "*.css"] },
    qa: { lead: "ada", paths: ["*.test.ts"] },
    docs: { lead: "ada" },
  },
});

describe("domains of paths", () => {
  it("has the last pattern that fits decide, across domains", () => {
    expect(domainOfPath(domains, "src/server.ts")).toBe("backend");
    expect(domainOfPath(domains, "src/web/page.tsx")).toBe("frontend");
    expect(domainOfPath(domains, "src/web/page.test.ts")).toBe("qa");
  });

  it("has no domain for a path that no pattern covers", () => {
    expect(domainOfPath(domains, "README.md")).toBeNull();
    expect(domainsOfPaths(domains, ["README.md"])).toEqual([]);
  });

  it("names each domain once, in the order of the configuration", () => {
    expect(domainsOfPaths(domains, ["a.css", "src/a.ts", "src/b.ts", "README.md"])).toEqual([
      "backend",
      "frontend",
    ]);
  });

  it("does not depend on the order of the paths, and grows with them", () => {
    const path = fc.constantFrom("src/a.ts", "a.css", "x.test.ts", "README.md", "src/web/b.css");
    fc.assert(
      fc.property(fc.array(path), fc.array(path), (some, more) => {
        const found = domainsOfPaths(domains, [...some, ...more]);
        expect(domainsOfPaths(domains, [...more, ...some])).toEqual(found);
        expect(found).toEqual(expect.arrayContaining([...domainsOfPaths(domains, some)]));
      }),
    );
  });
});
