/**
 * The candidate that somebody most likely meant: at most a third of its letters differ, one insertion,
 * deletion, change or swap of neighbours at a time. Null when none is that close.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const wanted = plain(word);
  if (wanted.length > 64) return null;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const compared = plain(candidate);
    const distance = editDistance(wanted, compared);
    if (distance <= Math.max(wanted.length, compared.length) / 3 && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** “Did you mean …?”, else the candidates when they are few enough to read. */
export function suggestion(word: string, candidates: Iterable<string>): string | null {
  const known = [...candidates];
  const meant = closest(word, known);
  if (meant !== null) return `Did you mean “${meant}”?`;
  return known.length > 0 && known.length <= 20 ? `Known: ${known.join(", ")}.` : null;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll("_", "-");
}

function editDistance(left: string, right: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
