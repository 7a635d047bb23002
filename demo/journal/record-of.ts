import { explain } from "./explain.ts";

/** Each event of a task's record, oldest first, such as `TaskMoved pending → assigned`. */
export async function recordOf(
  number: number,
  ...told: Parameters<typeof explain>
): Promise<readonly string[]> {
  const deeds = await explain(...told);
  return deeds
    .filter((deed) => deed.number === number)
    .toReversed()
    .flatMap(({ events }) => events.map(({ type, detail }) => `${type} ${detail}`.trim()));
}
