import { expect, test } from "vitest";
import { refusalReason } from "./refusal-reason.ts";

test.each([
  ["Repository: Bad credentials", "unknown-token"],
  [
    "Repository: Resource protected by organization SAML enforcement. You must grant your token access.",
    "single-sign-on",
  ],
  [
    "Although you appear to have the correct authorization credentials, the `octo` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.",
    "address-not-allowed",
  ],
  ["AddLabel: Repository was archived so is read-only.", "archived"],
  ["This installation has been suspended", "suspended"],
  ["Repository: Repository access blocked", "blocked"],
  ["FirstLook: octo/score is hidden from us", "hidden"],
  ["Resource not accessible by integration (needs issues=write)", "permission"],
])("%s: %s", (message, reason) => {
  expect(refusalReason(message)).toBe(reason);
});
