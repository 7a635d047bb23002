import { writeFile } from "node:fs/promises";
import { commandsReference } from "../src/messages/commands-reference.ts";

await writeFile(new URL("../docs/commands.md", import.meta.url), commandsReference());
