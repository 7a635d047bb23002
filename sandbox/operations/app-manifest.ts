import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { App } from "../state/app.ts";
import type { GitHub } from "../state/github.ts";
import { notFound, validationFailed } from "../state/refusal.ts";
import { registerApp } from "./register-app.ts";

/** What a form posts to `/settings/apps/new`. */
const Manifest = z.object({
  name: z.string().min(1),
  url: z.string(),
  description: z.string().optional(),
  hook_attributes: z.object({ url: z.string().optional(), active: z.boolean().optional() }).optional(),
  default_permissions: z.record(z.string(), z.enum(["read", "write", "admin"])).default({}),
  default_events: z.array(z.string()).default([]),
});

type Registered = { readonly app: App; readonly privateKey: string };

const codes = new WeakMap<GitHub["state"], Map<string, Registered>>();

/** Registers the app; the code can be exchanged once for its credentials. */
export function submitManifest(
  github: Pick<GitHub, "state" | "clock">,
  ownerId: number,
  text: string,
): string {
  const manifest = Manifest.safeParse(parseJson(text));
  if (!manifest.success) throw validationFailed(z.prettifyError(manifest.error));
  const { data } = manifest;
  const registered = registerApp(github, {
    name: data.name,
    ownerId,
    ...(data.description === undefined ? {} : { description: data.description }),
    permissions: data.default_permissions,
    events: data.default_events,
    webhookUrl: data.hook_attributes?.url ?? null,
    webhookSecret: randomBytes(20).toString("hex"),
    homepageUrl: data.url,
  });
  const code = randomBytes(20).toString("hex");
  const known = codes.get(github.state) ?? new Map<string, Registered>();
  codes.set(github.state, known.set(code, registered));
  return code;
}

export function convertManifest(github: Pick<GitHub, "state">, code: string): Registered {
  const registered = codes.get(github.state)?.get(code);
  if (registered === undefined) throw notFound();
  codes.get(github.state)?.delete(code);
  return registered;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
