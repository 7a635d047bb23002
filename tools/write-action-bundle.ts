import { mkdir, writeFile } from "node:fs/promises";

import { bundleAction } from "./bundle-action.ts";

const folder = new URL("../action/dist/", import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL("index.js", folder), await bundleAction());
