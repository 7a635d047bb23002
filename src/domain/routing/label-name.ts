/** GitHub tells labels apart by their letters only, not by upper and lower case. */
export function isSameLabel(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** What follows a prefix such as `domain/`, in lower case; null when the label has another. */
export function afterPrefix(label: string, prefix: string): string | null {
  const name = label.toLowerCase();
  return name.startsWith(prefix) ? name.slice(prefix.length) : null;
}
