import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";

import { configurationJsonSchema } from "../src/config/json-schema.ts";
import { shippedFile } from "../test/support/configuration.ts";
import { configurationGuide } from "./configuration-guide.ts";

const guide = configurationGuide(configurationJsonSchema(), parse(shippedFile("defaults.yml")));

describe("the guide to the configuration", () => {
  it("in docs/configuration.md is fresh; `npm run docs` writes it", async () => {
    expect(await readFile(new URL("../docs/configuration.md", import.meta.url), "utf8")).toBe(guide);
  });

  it("has a section for each key", () => {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(configurationJsonSchema()));
    expect([...guide.matchAll(/^## (\S+)$/gm)].map(([, key]) => key)).toEqual(Object.keys(properties));
  });

  it("shows the default that is shipped", () => {
    const [, section = ""] = /^## mode\n\n(.*)$/m.exec(guide) ?? [];
    expect(section).toContain("Default: `observe`.");
    expect(guide).toMatch(/^\| `layers\.qa\.lead-from-tier` \|.*\| `3` \|$/m);
  });

  it("names keys below maps, lists and choices", () => {
    for (const path of ["<name>.accountable", "member", "labels[].score", "states.<name>.target.hours"])
      expect(guide).toContain(`| \`${path}\` |`);
  });
});
