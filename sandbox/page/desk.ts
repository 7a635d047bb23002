import type { CastSwitch } from "../control/cast-switch.ts";
import type { View } from "../representation/view.ts";
import type { GitHub } from "../state/github.ts";
import type { Publisher } from "../webhooks/publisher.ts";

/** What the pages work with. */
export type Desk = {
  readonly github: GitHub;
  readonly view: View;
  readonly events: Publisher;
  readonly cast: CastSwitch;
  /** Labels that are the columns of the board, in order. */
  readonly boardLabels: readonly string[];
  /** The sandbox's own API, as any client meets it; `null` when the connection was cut. */
  readonly ask: (request: Request) => Promise<Response | null>;
};
