import { readFile } from "node:fs/promises";

const assets = {
  "/_page/style.css": ["style.css", "text/css; charset=utf-8"],
  "/_page/live.js": ["live.js", "text/javascript; charset=utf-8"],
  "/_page/icon.svg": ["icon.svg", "image/svg+xml"],
} as const;

/** `null`: none of the page's files. */
export async function serveAsset(path: string): Promise<Response | null> {
  const found = Object.entries(assets).find(([known]) => known === path);
  if (found === undefined) return null;
  const [name, type] = found[1];
  const text = await readFile(new URL(`assets/${name}`, import.meta.url), "utf8");
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-cache" } });
}
