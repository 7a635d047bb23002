import type { WebhookPayload } from "./webhook-payload.ts";

export type CheckInterest = {
  readonly appId: number;
  /** Names of other apps' check runs that a review layer waits for; null while they are not known. */
  readonly namedChecks: () => ReadonlySet<string> | null;
};

/**
 * An App that writes checks is sent every App's check events: the loudest events there are, and nearly none is about us.
 * True for those that no rule can be about.
 */
export function isForeignCheck(event: string, payload: WebhookPayload, interest: CheckInterest): boolean {
  switch (event) {
    case "check_run":
      return isForeignApp(payload.check_run, interest.appId) && !isNamed(payload.check_run, interest);
    case "check_suite":
      return isForeignApp(payload.check_suite, interest.appId);
    default:
      return false;
  }
}

type Check = { readonly app?: { readonly id: number } | null | undefined };

function isForeignApp(check: Check | undefined, appId: number): boolean {
  const owner = check?.app?.id;
  return owner !== undefined && owner !== appId;
}

function isNamed(check: WebhookPayload["check_run"], { namedChecks }: CheckInterest): boolean {
  const names = namedChecks();
  return names === null || (check !== undefined && names.has(check.name));
}
