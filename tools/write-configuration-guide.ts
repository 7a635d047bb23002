// Writes docs/configuration.md from config/schema.json and config/defaults.yml; a test sees that it is fresh.
import { readFile, writeFile } from "node:fs/promises";
import { parse } from "yaml";

import { configurationGuide } from "./configuration-guide.ts";

const [schema, defaults] = await Promise.all(
  ["schema.json", "defaults.yml"].map((file) =>
    readFile(new URL(`../config/${file}`, import.meta.url), "utf8"),
  ),
);
if (schema === undefined || defaults === undefined) throw new Error("config/ lacks a file");
await writeFile(
  new URL("../docs/configuration.md", import.meta.url),
  configurationGuide(schema, parse(defaults)),
);
