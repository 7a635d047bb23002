import type { MemberId } from "../ids.ts";
import type { OrganizationState } from "../organization-state.ts";

/** Whether a member can answer: nobody paused them. */
export function isPresent(state: OrganizationState, member: MemberId): boolean {
  return !state.frame.pausedMembers.has(member);
}
