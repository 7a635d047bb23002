// Writes docs/lifecycle.md from config/lifecycle.yml; a test sees that it is fresh.
import { writeFile } from "node:fs/promises";

import { readShippedConfiguration } from "../src/adapters/system/shipped-configuration.ts";
import { readDefaults } from "../src/config/defaults.ts";
import { lifecycleGuide } from "./lifecycle-guide.ts";

const { lifecycle } = readDefaults(await readShippedConfiguration(new URL("../config/", import.meta.url)));
await writeFile(new URL("../docs/lifecycle.md", import.meta.url), lifecycleGuide(lifecycle));
