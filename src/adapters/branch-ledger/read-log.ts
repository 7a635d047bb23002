// The log as items for the chain, from volumes and loose segments alike, a request's worth at a time.
import type { LogItem } from "./chain.ts";
import { segmentPath, volumePath } from "./layout.ts";
import type { ArchiveExtent } from "./manifest.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { splitVolume } from "./volume.ts";

/** Segments asked for at once; more than a reader who keeps up ever finds. */
export const WINDOW = 24;

const WIDE_WINDOW = 96;
const VOLUMES_AT_ONCE = 16;

/** Items `from`, `from + 1`, … up to the last segment that there is. A volume that is gone is told by its segments. */
export async function* readLog(
  branch: PinnedBranch,
  archive: ArchiveExtent | null,
  from: number,
): AsyncGenerator<readonly LogItem[], void> {
  let next = from;
  if (archive !== null && from <= archive.segment) {
    for await (const items of readVolumes(branch, archive, from)) {
      yield items;
      next = (items.at(-1)?.segment ?? next - 1) + 1;
    }
    if (next <= archive.segment) yield await readLoose(branch, next, archive.segment);
    next = archive.segment + 1;
  }
  for (let width = WINDOW; ; width = WIDE_WINDOW) {
    const items = await readLoose(branch, next, next + width - 1);
    const found = items.slice(0, items.findLastIndex((item) => item.text !== null) + 1);
    if (found.length > 0) yield found;
    if (found.length < items.length) return;
    next += width;
  }
}

async function* readVolumes(
  branch: PinnedBranch,
  archive: ArchiveExtent,
  from: number,
): AsyncGenerator<readonly LogItem[], void> {
  let next = from;
  for (let volume = await firstVolume(branch, archive, from); volume <= archive.volumes;) {
    const last = Math.min(volume + VOLUMES_AT_ONCE - 1, archive.volumes);
    for (const text of await branch.read(range(volume, last).map(volumePath))) {
      const items: LogItem[] = [];
      for (const { segment, text: bytes } of splitVolume(text ?? "")) {
        if (segment < next) continue;
        // Broken segments are left out of volumes, and stay where they were.
        if (segment > next) items.push(...(await readLoose(branch, next, segment - 1)));
        // The last one's hash is what the first loose segment follows.
        items.push({ segment, text: bytes, trusted: segment < archive.segment });
        next = segment + 1;
      }
      if (items.length > 0) yield items;
    }
    volume = last + 1;
  }
}

/** The volume to begin with: the last one that does not begin after `from`. */
async function firstVolume(branch: PinnedBranch, archive: ArchiveExtent, from: number): Promise<number> {
  if (from === 1) return 1;
  for (let volume = archive.volumes; volume > 1; volume -= 1) {
    const [text] = await branch.read([volumePath(volume)]);
    const first = splitVolume(text ?? "")[0];
    if (first !== undefined && first.segment <= from) return volume;
  }
  return 1;
}

async function readLoose(branch: PinnedBranch, first: number, last: number): Promise<readonly LogItem[]> {
  const numbers = range(first, last);
  const texts = await branch.read(numbers.map(segmentPath));
  return numbers.map((segment, index) => ({ segment, text: texts[index] ?? null, trusted: false }));
}

export function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
