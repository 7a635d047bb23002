import { parse } from "yaml";
import * as z from "zod";
import type { Reached } from "../github/reach.ts";
import { webUrlOf } from "../../src/adapters/github/hosts.ts";
import { readShippedFiles } from "../shipped-files.ts";
import { type Finding, found, good } from "./finding.ts";

const Manifest = z.object({
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});

const levels = ["none", "read", "write", "admin"];

/** Whether the App may do, and is told, what its manifest asks for. */
export async function checkApp(github: Pick<Reached, "app" | "apiUrl">): Promise<readonly Finding[]> {
  const { app, apiUrl } = github;
  const access = await checkAppAccess(github);
  if (app === null) return access;
  const { default_events: needed } = await readManifest();
  const unheard = needed.filter((event) => !app.events.includes(event));
  return [
    ...access,
    unheard.length === 0
      ? good("events", "The App hears every event that it needs.")
      : found(
          "events",
          "bad",
          `The App does not hear ${unheard.join(", ")}.`,
          `Subscribe to them at ${settingsOf(app, apiUrl)}; until then a sweep finds what they would tell.`,
        ),
  ];
}

/** Whether the App may do what its manifest asks for: all that the Action wants of it, which events start otherwise. */
export async function checkAppAccess({
  app,
  apiUrl,
}: Pick<Reached, "app" | "apiUrl">): Promise<readonly Finding[]> {
  if (app === null) {
    const fix = "Run `tutti doctor` with APP_ID and PRIVATE_KEY, as the App itself.";
    return [found("permissions", "unknown", "What the App may do is told to the App alone.", fix)];
  }
  const manifest = await readManifest();
  const lacking = Object.entries(manifest.default_permissions)
    .filter(([name, level]) => levels.indexOf(app.permissions[name] ?? "none") < levels.indexOf(level))
    .map(([name, level]) => `${name}: ${level}`);
  return [
    app.suspended
      ? found(
          "installation",
          "bad",
          `The installation of ${app.name} is suspended.`,
          "Unsuspend it in the account's settings, under GitHub Apps.",
        )
      : good("installation", `${app.name} is installed.`),
    lacking.length === 0
      ? good("permissions", "The App has every permission that it needs.")
      : found(
          "permissions",
          "bad",
          `The App lacks ${lacking.join(", ")}.`,
          `Grant them at ${settingsOf(app, apiUrl)}, and accept them in the installation.`,
        ),
  ];
}

function settingsOf({ slug }: { readonly slug: string }, apiUrl: string): string {
  return `${webUrlOf(apiUrl)}/settings/apps/${slug}/permissions`;
}

async function readManifest(): Promise<z.infer<typeof Manifest>> {
  return Manifest.parse(parse((await readShippedFiles()).appManifest));
}
