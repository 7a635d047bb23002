import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Permissions } from "../../sandbox/state/app.ts";

const AppManifest = z.object({
  default_permissions: z.record(z.string(), z.enum(["read", "write", "admin"])),
  default_events: z.array(z.string()),
});

/** What the App asks of GitHub, as `app.yml` has it. */
export async function readAppManifest(): Promise<{
  readonly permissions: Permissions;
  readonly events: readonly string[];
}> {
  const text = await readFile(new URL("../../app.yml", import.meta.url), "utf8");
  const manifest = AppManifest.parse(parse(text));
  return { permissions: manifest.default_permissions, events: manifest.default_events };
}
