import { GuardName, type OrderRole } from "../domain/task/lifecycle.ts";
import { safeCode } from "./safe-text.ts";

const guardTexts = {
  assigned: "an assignee",
  "tier-zero": "tier 0",
  "children-started": "a sub-issue that has begun",
  "children-completed": "all sub-issues to be completed",
  "criteria-ticked": "all acceptance criteria to be ticked",
  "responsible-named": "a reason and who or what has to move first (`/block <reason> on #12`)",
  "escalation-possible": "somebody above to escalate to",
  "review-requested": "a pull request that is ready for review",
  "peer-filled": "the peer review",
  "peer-stale": "a peer review that no longer counts",
  "layers-filled": "every review layer that is due",
  "no-open-pull-request": "no pull request to be open",
  "handoff-due": "a hand-off that is due",
  "no-handoff-due": "no hand-off to be due",
} as const satisfies Record<GuardName, string>;

/** What a condition of the lifecycle table asks for. */
export function guardText(guard: string): string {
  const known = GuardName.safeParse(guard);
  return known.success ? guardTexts[known.data] : safeCode(guard);
}

type Role = OrderRole | "human" | "tech-lead" | "engineering-manager" | "member" | "agent";

const roleTexts = {
  assignee: "the assignee",
  self: "a member who takes it themselves",
  author: "the issue's author",
  reviewer: "an eligible reviewer",
  planner: "the planner",
  "domain-lead": "the domain lead or above",
  "receiving-lead": "the lead who takes it over",
  "escalation-target": "whom it was escalated to",
  "tech-lead": "the tech lead or above",
  "engineering-manager": "the engineering manager",
  maintainer: "a maintainer of the repository",
  member: "a member",
  human: "a person, not an agent",
  agent: "an agent",
  tutti: "the rules",
} as const satisfies Record<Role, string>;

/** A role as people read it. */
export function roleText(role: string): string {
  return Object.entries(roleTexts).find(([name]) => name === role)?.[1] ?? safeCode(role);
}
