import { z } from "zod";
import { submitManifest } from "../operations/app-manifest.ts";
import type { GitHub } from "../state/github.ts";
import { findAccount } from "../state/lookup.ts";
import { Refusal } from "../state/refusal.ts";
import { drawAvatar } from "./draw-avatar.ts";

const Form = z.object({ manifest: z.string() });

/** The few pages that a browser needs for the manifest flow. `null`: none of these. */
export function createPages(github: GitHub) {
  return async (request: Request, path: string): Promise<Response | null> => {
    const organization = /^\/organizations\/([^/]+)\/settings\/apps\/new$/.exec(path)?.[1];
    const isNewApp = path === "/settings/apps/new" || organization !== undefined;
    if (isNewApp && request.method === "POST") return register(github, request, organization);
    const avatar = /^\/avatars\/(\d+)$/.exec(path)?.[1];
    return avatar === undefined ? null : svgResponse(drawAvatar(Number(avatar)));
  };
}

/** Where the form comes from must be asked to go back with the code, as GitHub does once the person has agreed. */
async function register(
  github: GitHub,
  request: Request,
  organization: string | undefined,
): Promise<Response> {
  const form = Form.safeParse(Object.fromEntries(await request.formData()));
  const owner =
    organization === undefined
      ? github.state.accounts.all().find(({ kind }) => kind === "user")
      : findAccount(github.state, organization);
  if (!form.success || owner === undefined) return new Response("no manifest", { status: 422 });
  const redirect = redirectOf(form.data.manifest);
  if (redirect === null) return new Response("the manifest has no redirect_url", { status: 422 });
  try {
    redirect.searchParams.set("code", submitManifest(github, owner.id, form.data.manifest));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Response(JSON.stringify(error.details.errors ?? error.message), { status: error.status });
  }
  const state = new URL(request.url).searchParams.get("state");
  if (state !== null) redirect.searchParams.set("state", state);
  return new Response(null, { status: 302, headers: { location: redirect.href } });
}

const Redirect = z.object({ redirect_url: z.url() });

function redirectOf(manifest: string): URL | null {
  try {
    const parsed = Redirect.safeParse(JSON.parse(manifest));
    return parsed.success ? new URL(parsed.data.redirect_url) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function svgResponse(svg: string): Response {
  return new Response(svg, { headers: { "content-type": "image/svg+xml" } });
}
