import { chmod, mkdir, writeFile } from "node:fs/promises";

import { bundle, programs } from "./bundle.ts";

for (const program of Object.values(programs)) {
  const file = new URL(`../${program.output}`, import.meta.url);
  const { code, notices } = await bundle(program);
  await mkdir(new URL("./", file), { recursive: true });
  await writeFile(file, code);
  await writeFile(new URL(`../${program.notices}`, import.meta.url), notices);
}
await chmod(new URL(`../${programs.command.output}`, import.meta.url), 0o755);
