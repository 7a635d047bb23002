import { Calendar } from "../../src/domain/business-time/calendar.ts";
import { DomainId, MemberId } from "../../src/domain/ids.ts";
import { Organization } from "../../src/domain/organization/schema.ts";

/* Teams for tests: only what a test says differs from the plainest team there is. */

type MemberWords = {
  readonly kind?: "human" | "agent";
  readonly accounts?: readonly number[];
  readonly domain?: string;
  readonly accountable?: string;
  readonly branches?: readonly string[];
};

type DomainWords = {
  readonly lead: string;
  readonly deputy?: string;
  readonly paths?: readonly string[];
};

type SeatWords = readonly [holder: string, deputy?: string];

export type OrganizationWords = {
  readonly members: Readonly<Record<string, MemberWords>>;
  readonly domains?: Readonly<Record<string, DomainWords>>;
  readonly roles?: Readonly<Record<string, SeatWords>>;
  readonly separation?: "strict" | "combined" | "solo";
};

const layer = { paths: [], agents: false };

/**
 * Members work round the clock in UTC; without accounts of their own they have those numbered from 1 in their
 * order.
 */
export function organizationOf({
  members,
  domains = {},
  roles = {},
  separation = "combined",
}: OrganizationWords): Organization {
  return Organization.parse({
    members: Object.entries(members).map(([id, words], index) => ({
      id,
      kind: words.kind ?? "human",
      accounts: words.accounts ?? [index + 1],
      domain: words.domain ?? null,
      level: 3,
      skills: {},
      wants: [],
      calendar: Calendar.parse({ timeZone: "UTC", hours: "round-the-clock" }),
      hoursPerDay: 8,
      accountable: words.accountable ?? null,
      sessions: words.kind === "agent" ? 1 : 0,
      branches: words.branches ?? [],
    })),
    domains: Object.entries(domains).map(([id, { lead, deputy = null, paths = [] }]) => ({
      id,
      lead,
      deputy,
      paths,
    })),
    roles: Object.fromEntries(
      Object.entries(roles).map(([role, [member, deputy = null]]) => [role, { member, deputy }]),
    ),
    mode: "enforce",
    modes: {},
    paused: false,
    review: {
      separation,
      layers: {
        peer: { ...layer, fromTier: 1 },
        domain: { ...layer, fromTier: 2 },
        qa: { ...layer, fromTier: 2, checks: [], leadFromTier: 3 },
        architecture: { ...layer, fromTier: 3 },
      },
      reworkLimit: 5,
    },
    gate: { untracked: "pass", whenPaused: "block", exempt: [] },
    repositories: [{ id: 1, fullName: "example/home" }],
  });
}

export function memberId(id: string): MemberId {
  return MemberId.parse(id);
}

export function domainId(id: string): DomainId {
  return DomainId.parse(id);
}
