import { writeFile } from "node:fs/promises";
import { verbs } from "../verbs.ts";
import { cliGuide } from "./cli-guide.ts";

await writeFile(new URL("../../docs/cli.md", import.meta.url), cliGuide(verbs));
