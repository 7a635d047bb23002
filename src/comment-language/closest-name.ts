/** The name that a word most resembles: one slip away, or two when the word has more than four letters. */
export function closestName<Name extends string>(word: string, names: readonly Name[]): Name | undefined {
  const allowed = word.length > 4 ? 2 : 1;
  let closest: Name | undefined;
  let smallest = allowed + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= smallest) continue;
    const distance = slips(word, name);
    if (distance >= smallest) continue;
    closest = name;
    smallest = distance;
  }
  return closest;
}

/** How many letters were left out, added, changed, or swapped with their neighbour (optimal string alignment). */
function slips(word: string, name: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let column = 1; column <= name.length; column++) {
      const changed = at(last, column - 1) + (word[row - 1] === name[column - 1] ? 0 : 1);
      const swapped =
        word[row - 1] === name[column - 2] && word[row - 2] === name[column - 1]
          ? at(beforeLast, column - 2) + 1
          : Infinity;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, changed, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, name.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
