/** Who an event is by, as people read it. */
export function actorText(by: string): string {
  return by.startsWith("account:") ? "somebody outside the team" : by;
}
