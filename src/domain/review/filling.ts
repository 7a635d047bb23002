import type { MemberId } from "../ids.ts";
import type { LayerName, ReviewPolicy } from "../organization/schema.ts";

type Separation = ReviewPolicy["separation"];

/** An approval, and the slots that its giver may fill with it, by index. */
export type Approval = {
  readonly member: MemberId;
  readonly human: boolean;
  readonly slots: readonly number[];
};

/** Beyond this many reviewers with a choice, the later ones take the first that they may. */
const mostChoices = 8;

/**
 * Which approval fills which slot, so that as many as possible are filled while nobody fills more than the separation of
 * duties allows: one layer in `strict`, peer and domain or qa and architecture in `combined`, all in `solo`.
 * The same input gives the same answer.
 */
export function fillSlots(
  separation: Separation,
  layers: readonly LayerName[],
  approvals: readonly Approval[],
): ReadonlyMap<number, MemberId> {
  let best: ReadonlyMap<number, MemberId> = new Map();
  for (const duties of choices(separation, layers, approvals)) {
    const filled = fillBy(separation, layers, approvals, duties);
    if (filled.size > best.size) best = filled;
    if (best.size === layers.length) break;
  }
  return best;
}

/** What one person's duty is under a separation: a layer, a pair of layers, or all of them. */
function dutyOf(separation: Separation, layer: LayerName): string {
  switch (separation) {
    case "strict":
      return layer;
    case "combined":
      return layer === "peer" || layer === "domain" ? "work" : "quality";
    case "solo":
      return "all";
    default:
      return separation satisfies never;
  }
}

/** Every way to give each approval one of the duties that it may have. */
function* choices(
  separation: Separation,
  layers: readonly LayerName[],
  approvals: readonly Approval[],
): IterableIterator<readonly string[]> {
  const options = approvals.map((approval, position) => {
    const duties = [
      ...new Set(
        approval.slots
          .map((slot) => layers[slot])
          .flatMap((layer) => (layer === undefined ? [] : [dutyOf(separation, layer)])),
      ),
    ];
    return position < mostChoices ? duties : duties.slice(0, 1);
  });
  yield* combinations(options);
}

function* combinations(options: readonly (readonly string[])[]): IterableIterator<readonly string[]> {
  const [first, ...rest] = options;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const tail of combinations(rest))
    for (const duty of first.length === 0 ? [""] : first) yield [duty, ...tail];
}

function fillBy(
  separation: Separation,
  layers: readonly LayerName[],
  approvals: readonly Approval[],
  duties: readonly string[],
): ReadonlyMap<number, MemberId> {
  const filled = new Map<number, MemberId>();
  for (const [position, approval] of approvals.entries()) {
    for (const slot of approval.slots) {
      const layer = layers[slot];
      if (layer === undefined || filled.has(slot)) continue;
      if (dutyOf(separation, layer) === duties[position]) filled.set(slot, approval.member);
    }
  }
  return filled;
}
