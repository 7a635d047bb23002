import { Ajv } from "ajv";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configurationFrom, shippedFile } from "../../test/support/configuration.ts";
import { ConfigurationFile } from "./file/configuration-file.ts";
import { configurationJsonSchema } from "./json-schema.ts";

/** Configurations; the workflow beside them has a test of its own. */
const examples = readdirSync(new URL("../../config/examples/", import.meta.url)).filter(
  (name) => name !== "tutti-workflow.yml",
);
const schema: Record<string, unknown> = JSON.parse(configurationJsonSchema());

function sizeOf(example: string) {
  const { members } = configurationFrom(shippedFile(`examples/${example}`)).organization;
  const humans = members.filter(({ kind }) => kind === "human").length;
  return { humans, agents: members.length - humans };
}

describe("the shipped examples", () => {
  it("are of teams of one to eight", () => {
    expect(examples.sort()).toEqual(["eight.yml", "solo.yml", "three.yml", "two.yml"]);
    expect(sizeOf("solo.yml")).toEqual({ humans: 1, agents: 1 });
    expect(sizeOf("two.yml")).toEqual({ humans: 2, agents: 1 });
    expect(sizeOf("three.yml")).toEqual({ humans: 3, agents: 0 });
    expect(sizeOf("eight.yml")).toEqual({ humans: 8, agents: 5 });
  });

  it.each(examples)("%s is as the schema for editors says", (example) => {
    const validate = new Ajv({ strict: false }).compile(schema);
    validate(parse(shippedFile(`examples/${example}`)));
    expect(validate.errors).toBeNull();
  });
});

describe("the schema for editors", () => {
  it("is fresh: `node tools/write-configuration-schema.ts` writes it", () => {
    expect(shippedFile("schema.json")).toBe(configurationJsonSchema());
  });

  it("refuses what the reader refuses", () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate({ colour: "green" })).toBe(false);
    expect(validate({ mode: "enforced" })).toBe(false);
    expect(validate({ members: { Ada: {} } })).toBe(false);
    expect(validate({ members: { ada: { level: 6 } } })).toBe(false);
  });

  it("explains every setting at the top", () => {
    const { properties } = JSON.parse(configurationJsonSchema());
    expect(Object.keys(properties)).toEqual(Object.keys(ConfigurationFile.shape));
    for (const setting of Object.values(properties)) expect(setting).toHaveProperty("description");
  });
});
