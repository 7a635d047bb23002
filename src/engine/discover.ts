import type { AppForges } from "../adapters/github/app-forges.ts";
import type { Discover } from "../usecases/sweeper.ts";

/** Every repository that the App may see; installations that are suspended are left alone. */
export function discoverOf(forges: AppForges): Discover {
  return async () => {
    const found: Awaited<ReturnType<Discover>>[number][] = [];
    for (const { id, suspended } of await forges.installations()) {
      if (suspended) continue;
      for (const repository of await forges.forge(id).repositories()) {
        found.push({ lane: String(id), repository });
      }
    }
    return found;
  };
}
