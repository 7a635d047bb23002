// Writes config/schema.json from the schema in src/config; a test sees that it is fresh.
import { writeFileSync } from "node:fs";
import { configurationJsonSchema } from "../src/config/json-schema.ts";

writeFileSync(new URL("../config/schema.json", import.meta.url), configurationJsonSchema());
