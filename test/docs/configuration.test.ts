// The configurations, workflows and keys that the documentation shows are accepted as they stand.
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { configurationFrom } from "../support/configuration.ts";
import { codeBlocks, inlineCode, readText } from "../support/documentation.ts";

const Schema = z.object({ properties: z.record(z.string(), z.unknown()) });
const ActionFile = z.object({ inputs: z.record(z.string(), z.unknown()) });
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.enum(["read", "write", "none"])).optional(),
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(
        z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() }),
      ),
    }),
  ),
});

const inYaml = codeBlocks.filter(({ language }) => ["yaml", "yml"].includes(language));
const workflows = [
  { path: "config/examples/tutti-workflow.yml", text: readText("config/examples/tutti-workflow.yml") },
  ...inYaml.filter(({ about }) => about === "workflow"),
];
const keys = inlineCode.flatMap(({ path, code }) => {
  const [, key] = /^([a-z][a-z-]*(?:\.[a-z][a-z-]*)*): [\w"[{-]\S*$/.exec(code) ?? [];
  return key === undefined || isOfAnotherFile(path) ? [] : [{ path, code, key }];
});

describe("what the documentation shows in YAML and JSON", () => {
  it("says of each block in YAML what it is", () => {
    const unknown = inYaml.filter(({ about }) => !["tutti", "workflow", "compose"].includes(about));
    expect(unknown).toEqual([]);
    expect(inYaml.length).toBeGreaterThan(0);
  });

  it.each(inYaml.filter(({ about }) => about === "tutti"))("$path: a team's configuration", ({ text }) => {
    expect(configurationFrom(text).organization.members).not.toEqual([]);
  });

  it.each(workflows)("$path: a workflow, with inputs that the Action has", ({ text }) => {
    const { inputs } = ActionFile.parse(parse(readText("action.yml")));
    const steps = Object.values(Workflow.parse(parse(text)).jobs).flatMap((job) => job.steps);
    const ours = steps.filter(({ uses }) => uses !== undefined && /tutti/.test(uses));
    expect(ours.length).toBeGreaterThan(0);
    const given = ours.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
  });

  it("README.md has the shipped workflow, without its comments", () => {
    const shipped = readText("config/examples/tutti-workflow.yml");
    const bare = shipped.replaceAll(/^ *#.*\n/gm, "").replaceAll(/ +# .*$/gm, "");
    const shown = workflows.filter(({ path }) => path === "README.md").map(({ text }) => text);
    expect(shown).toEqual([bare.trim()]);
  });

  it.each(codeBlocks.filter(({ language }) => ["json", "jsonl"].includes(language)))(
    "$path: JSON",
    ({ text, language }) => {
      for (const one of language === "json" ? [text] : text.split("\n"))
        expect(() => void JSON.parse(one)).not.toThrow();
    },
  );

  it("names keys that a team's configuration has", () => {
    const { properties } = Schema.parse(JSON.parse(readText("config/schema.json")));
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter(({ key }) => !Object.hasOwn(properties, key.split(".")[0] ?? ""))).toEqual([]);
  });
});

/** These pages also name keys of other files: a workflow's, an event's. */
function isOfAnotherFile(path: string): boolean {
  return (
    path.startsWith("docs/adr/") ||
    ["docs/install-action.md", "docs/glossary.md", "docs/configuration.md", "sandbox/README.md"].includes(
      path,
    )
  );
}
