import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * Has what Node compiles, and strips of types, kept beside the packages that it comes of for the next start, also of worker
 * threads: it halves what starting takes. Whoever can write there decides what runs anyway. Only modules that are loaded
 * after the call; where NODE_COMPILE_CACHE is set, Node does so there by itself. `environment` is the process's own.
 */
export function keepCompiledCode(environment: Record<string, string | undefined>): void {
  if (environment["NODE_COMPILE_CACHE"] !== undefined) return;
  const directory = fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url));
  // Worker threads, which begin with this environment, know of it only so.
  environment["NODE_COMPILE_CACHE"] = directory;
  enableCompileCache(directory);
}
