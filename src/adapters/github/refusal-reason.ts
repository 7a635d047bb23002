/** Why GitHub refused; `permission` where it names nothing else. */
export type RefusalReason =
  | "unknown-token"
  | "single-sign-on"
  | "address-not-allowed"
  | "archived"
  | "suspended"
  | "blocked"
  | "hidden"
  | "permission";

const words: readonly (readonly [RegExp, RefusalReason])[] = [
  [/Bad credentials|Requires authentication/, "unknown-token"],
  [/SAML|single sign-on/i, "single-sign-on"],
  [/IP allow list/i, "address-not-allowed"],
  [/archived so (?:it )?is read-only/i, "archived"],
  [/installation has been suspended/i, "suspended"],
  [/access blocked/i, "blocked"],
  [/is hidden from us/, "hidden"],
];

/** Read from what GitHub says, since the status is 403 for most of them: what people have to do differs. */
export function refusalReason(message: string): RefusalReason {
  return words.find(([pattern]) => pattern.test(message))?.[1] ?? "permission";
}
