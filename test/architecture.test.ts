// The rules of docs/architecture.md over the real import graph.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as z from "zod";

import { graphOf, readImportGraph } from "./support/import-graph.ts";
import { forbiddenImports, importCycles, inside, isWithin, offences } from "./support/import-rules.ts";
import type { ImportRule } from "./support/import-rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const shells = ["app", "action", "cli"];
const folders = ["src", "sandbox", ...shells, "demo", "bench", "tools", "test"].filter((folder) =>
  existsSync(new URL(`../${folder}`, import.meta.url)),
);
const graph = readImportGraph(root, folders);
const shipped = [...graph.values()].filter(({ path }) => !isForTests(path));
const { dependencies, devDependencies } = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

const core = ["src/domain", "src/comment-language", "src/messages", "src/views", "src/ports"];
const layers: Readonly<Record<string, ImportRule>> = {
  "src/domain": { files: [], packages: ["zod", "temporal-polyfill"] },
  "src/comment-language": { files: ["src/domain"], packages: ["mdast", "mdast-util-*", "micromark-*"] },
  "src/messages": { files: ["src/domain"], packages: [] },
  "src/views": { files: ["src/domain"], packages: [] },
  "src/ports": { files: ["src/domain"], packages: [] },
  "src/usecases": { files: core, packages: [] },
  "src/config": { files: ["src/domain", "src/ports"], packages: ["zod", "yaml"] },
  "src/adapters": { files: ["src/domain", "src/ports"], packages: ["*", "node:"] },
  "src/engine": { files: ["src"], packages: ["node:"] },
  // `npm start` without credentials is the demo.
  app: { files: ["src", "demo/main.ts"], packages: ["*", "node:"] },
  action: { files: ["src"], packages: ["*", "node:"] },
  cli: { files: ["src"], packages: ["*", "node:"] },
  sandbox: { files: [], packages: ["*", "node:"] },
};

/** Areas of the domain, left to right: each may import those of the columns before its own. */
const areas = [
  ["business-time", "glob"],
  ["organization"],
  ["task"],
  ["comment-commands", "review", "routing", "sla"],
].map((column) => column.map((area) => `src/domain/${area}`));
const words = ["result", "time", "timestamp", "ids", "event-stamp", "actor", "events"].map(
  (word) => `src/domain/${word}.ts`,
);

describe("the import graph", () => {
  it("saw the code", () => {
    expect(shipped.length).toBeGreaterThan(300);
    const seen = [...folders, ...Object.keys(layers), ...areas.flat()];
    expect(seen.filter((folder) => inside(graph.values(), folder).length === 0)).toEqual([]);
  });

  it("has every file that is imported", () => {
    expect(offences(graph.values(), (to) => to.kind === "file" && !existsSync(`${root}${to.path}`))).toEqual(
      [],
    );
  });

  it("has no cycles", () => {
    expect(importCycles(graph)).toEqual([]);
  });

  it("leaves nothing open until a program runs, but the engine that the App's worker is given", () => {
    expect(offences(shipped, (to) => to.kind === "computed")).toEqual([
      "app/engine-factory.ts imports what only a run can tell",
    ]);
  });
});

describe("layers", () => {
  it.each(Object.entries(layers))("%s imports only what its layer may", (folder, rule) => {
    expect(forbiddenImports(shipped, folder, rule)).toEqual([]);
  });

  it("every folder of src is a layer", () => {
    const known = Object.keys(layers);
    expect(
      inside(shipped, "src").filter(({ path }) => !known.some((layer) => isWithin(path, layer))),
    ).toEqual([]);
  });

  it.each([
    ["app", ["demo", "bench"]],
    ["action", ["demo", "bench"]],
    ["cli", []],
  ])("nobody but %s itself, %j and tests imports it", (shell, starters) => {
    const others = shipped.filter(({ path }) => ![shell, ...starters].some((own) => isWithin(path, own)));
    expect(offences(others, (to) => to.kind === "file" && isWithin(to.path, shell))).toEqual([]);
  });

  it("only doors, the demo, the bench and tests put the engine together", () => {
    const others = shipped.filter(
      ({ path }) => !["src/engine", ...shells, "demo", "bench"].some((own) => isWithin(path, own)),
    );
    expect(offences(others, (to) => to.kind === "file" && isWithin(to.path, "src/engine"))).toEqual([]);
  });

  it("adapters do not import each other", () => {
    const adapters = inside(shipped, "src/adapters");
    const across = adapters.flatMap((module) =>
      forbiddenImports([module], adapterOf(module.path), {
        files: ["src/domain", "src/ports"],
        packages: ["*", "node:"],
      }),
    );
    expect(across).toEqual([]);
  });

  it("Octokit lives in the GitHub adapter", () => {
    const elsewhere = inside(shipped, "src").filter(({ path }) => !isWithin(path, "src/adapters/github"));
    expect(offences(elsewhere, (to) => to.kind === "package" && to.name.startsWith("@octokit/"))).toEqual([]);
  });

  it("nothing that runs imports tests, or packages that only development has", () => {
    const running = shipped.filter(({ path }) => !["bench", "tools"].some((own) => isWithin(path, own)));
    expect(offences(running, (to) => to.kind === "file" && isForTests(to.path))).toEqual([]);
    expect(offences(running, (to) => to.kind === "package" && !isDependency(to.name))).toEqual([]);
  });
});

describe("areas of the domain", () => {
  const all = areas.flat();

  it.each(all)("%s imports no sibling, and nothing to its right", (area) => {
    const column = areas.findIndex((siblings) => siblings.includes(area));
    const files = [...areas.slice(0, column).flat(), ...words];
    expect(forbiddenImports(shipped, area, { files, packages: ["*"] })).toEqual([]);
  });

  it("a folder of the domain is an area, or composes areas", () => {
    const strangers = inside(shipped, "src/domain")
      .filter(({ path }) => path.split("/").length > 3)
      .filter(({ path }) => ![...all, "src/domain/decisions"].some((known) => isWithin(path, known)));
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  it("only business time knows the calendar's package", () => {
    const others = inside(shipped, "src").filter(({ path }) => !isWithin(path, "src/domain/business-time"));
    expect(offences(others, (to) => to.kind === "package" && to.name === "temporal-polyfill")).toEqual([]);
  });
});

describe("doors", () => {
  it("no file is a barrel: what a file exports is its own", () => {
    const barrels = shipped.filter(({ reExports }) => reExports.length > 0);
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  it("the environment is read in shells alone", () => {
    const doors = [...shells, "demo", "tools", "bench", "sandbox/main.ts"];
    const readers = shipped.filter(({ text }) => /process\.env|["']node:process["']/.test(text));
    expect(readers.filter(({ path }) => !doors.some((door) => isWithin(path, door)))).toEqual([]);
    expect(readers.map(({ path }) => path)).toContain("app/index.ts");
  });
});

describe("the rules themselves", () => {
  const offending = graphOf([
    ["src/domain/a.ts", 'import type { B } from "../views/b.ts";\nimport { readFileSync } from "node:fs";'],
    ["src/views/b.ts", 'export { a } from "../domain/a.ts";\nawait import("lodash/fp");'],
  ]);

  it("tell types, re-exports and imports at run time that leave a layer", () => {
    const domain = forbiddenImports(offending.values(), "src/domain", { files: [], packages: ["zod"] });
    expect(domain).toEqual(["src/domain/a.ts imports src/views/b.ts", "src/domain/a.ts imports node:fs"]);
    const views = forbiddenImports(offending.values(), "src/views", { files: ["src/domain"], packages: [] });
    expect(views).toEqual(["src/views/b.ts imports lodash"]);
  });

  it("tell a cycle", () => {
    expect(importCycles(offending)).toEqual(["src/domain/a.ts → src/views/b.ts → src/domain/a.ts"]);
  });
});

function isForTests(path: string): boolean {
  return isWithin(path, "test") || /\.(?:test|fixture)\.ts$/.test(path);
}

function adapterOf(path: string): string {
  return path.split("/").slice(0, 3).join("/");
}

function isDependency(name: string): boolean {
  return Object.hasOwn(dependencies, name) || Object.hasOwn(devDependencies, `@types/${name}`);
}
