import type { LayerName } from "../domain/organization/schema.ts";

const titles = {
  peer: "peer review",
  domain: "domain review",
  qa: "QA",
  architecture: "architecture review",
} as const satisfies Record<LayerName, string>;

/** A layer as people read it. */
export function layerTitle(layer: LayerName): string {
  return titles[layer];
}
