import type { Configuration } from "./configuration.ts";
import type { DomainId, MemberId } from "./ids.ts";
import { domainsOfPaths } from "./organization/domains-of-paths.ts";
import { memberByAccount, memberById } from "./organization/members.ts";
import type { OrganizationState } from "./organization-state.ts";
import { countingApprovals } from "./review/approvals.ts";
import { type Authorship, wrote } from "./review/eligibility.ts";
import { type LayerAnswer, answerLayers } from "./review/layers.ts";
import type { PullRequest } from "./review/schema.ts";
import type { Work } from "./review/slots.ts";
import { isEmergency } from "./task/is-emergency.ts";
import { type Task, type Tier, tiers } from "./task/schema.ts";

/** Whether a pull request may be merged as far as Tutti is asked, with everything that the answer rests on. */
export type GateAnswer = {
  readonly open: boolean;
  readonly because:
    | "layers"
    | "override"
    /** Priority P0, by order: one human approval is enough to merge, the rest is due after it. */
    | "emergency"
    | "no-task"
    | "exempt-author"
    | "one-approval"
    | "paused"
    | "no-configuration";
  readonly layers: readonly LayerAnswer[];
  /** Layers that nobody can fill and that `solo` waives. */
  readonly waived: boolean;
};

/** What the gate of a pull request answers. */
export type GateOf = (pullRequest: PullRequest) => GateAnswer;

/** `lapsed` are members whose approval was left out, for they have too few rights now. */
export function answerGate(
  state: OrganizationState,
  pullRequest: PullRequest,
  lapsed: readonly MemberId[] = [],
): GateAnswer {
  const { configuration, pause } = state.frame;
  if (configuration === null) return withoutLayers(false, "no-configuration");
  const { organization } = configuration.resolved;
  if (pause !== null || organization.paused) {
    return withoutLayers(organization.gate.whenPaused === "pass", "paused");
  }
  const tasks = state.tasksOf(pullRequest);
  const isOverridden = pullRequest.override !== null && pullRequest.override.head === pullRequest.head.sha;
  if (tasks.length === 0) {
    const untracked = answerUntracked(configuration.resolved, pullRequest);
    return isOverridden && !untracked.open ? withoutLayers(true, "override") : untracked;
  }

  const layers = layersOf(configuration.resolved, pullRequest, tasks, lapsed);
  const waived = layers.some(({ slots }) => slots.some(({ status }) => status === "waived"));
  if (isOverridden) return { open: true, because: "override", layers, waived };
  const open = layers.every(({ satisfied }) => satisfied);
  if (!open && tasks.some(isEmergency)) {
    // One approval stands for those that nobody had the time to give, not for one that somebody refused.
    const isRefused = layers.some(({ objections }) => objections.length > 0);
    const isApproved = !isRefused && hasHumanApproval(organization, pullRequest);
    return { open: isApproved, because: "emergency", layers, waived };
  }
  return { open, because: "layers", layers, waived };
}

/** The layers due for a pull request of these tasks: the highest of their tiers, and all their domains. */
export function layersOf(
  { organization }: Configuration,
  pullRequest: PullRequest,
  tasks: readonly Task[],
  lapsed: readonly MemberId[] = [],
): readonly LayerAnswer[] {
  return answerLayers(
    organization,
    pullRequest,
    workOf(organization, pullRequest, tasks),
    authorshipOf(organization, pullRequest, tasks),
    lapsed,
  );
}

export function workOf(
  organization: Configuration["organization"],
  pullRequest: PullRequest,
  tasks: readonly Task[],
): Work {
  const { paths } = pullRequest.head;
  const domains = new Set<DomainId>(tasks.flatMap((task) => task.domains));
  for (const domain of domainsOfPaths(organization.domains, paths ?? [])) domains.add(domain);
  const ledBy = new Set(domains);
  // A diff that could not be had may change anything.
  if (paths === null) {
    for (const domain of organization.domains) if (domain.paths.length > 0) ledBy.add(domain.id);
  }
  return { tier: highestTier(tasks), domains: [...domains], ledBy: [...ledBy], paths };
}

export function authorshipOf(
  organization: Configuration["organization"],
  pullRequest: PullRequest,
  tasks: readonly Task[],
): Authorship {
  const askedBy = tasks.flatMap((task) => {
    const agent = task.assignee !== null && memberById(organization, task.assignee)?.kind === "agent";
    return agent && task.assignedBy !== null ? [task.assignedBy] : [];
  });
  return { accounts: authorsOf(pullRequest), askedBy };
}

/**
 * A task that was not routed yet is taken for a simple one, and so is one of tier 0, which has no workflow: with a pull
 * request there is work to be looked at.
 */
function highestTier(tasks: readonly Task[]): Tier {
  const wanted = Math.max(1, ...tasks.map((task) => task.tier ?? 1));
  return tiers.find((tier) => tier === wanted) ?? 1;
}

function answerUntracked({ organization }: Configuration, pullRequest: PullRequest): GateAnswer {
  const { untracked, exempt } = organization.gate;
  if (exempt.includes(pullRequest.author)) return withoutLayers(true, "exempt-author");
  switch (untracked) {
    case "pass":
      return withoutLayers(true, "no-task");
    case "block":
      return withoutLayers(false, "no-task");
    case "review":
      return withoutLayers(hasHumanApproval(organization, pullRequest), "one-approval");
    default:
      return untracked satisfies never;
  }
}

function hasHumanApproval(organization: Configuration["organization"], pullRequest: PullRequest): boolean {
  return countingApprovals(pullRequest).some(({ reviewer }) => {
    const member = memberByAccount(organization, reviewer);
    return member?.kind === "human" && !wrote(authorsOf(pullRequest), member);
  });
}

function authorsOf(pullRequest: PullRequest): Authorship["accounts"] {
  return [pullRequest.author, ...pullRequest.head.authors];
}

function withoutLayers(open: boolean, because: GateAnswer["because"]): GateAnswer {
  return { open, because, layers: [], waived: false };
}
