import type { Organization, Team, User } from "../state/account.ts";
import type { GitHub } from "../state/github.ts";
import { findAccount } from "../state/lookup.ts";
import { Refusal } from "../state/refusal.ts";

type Accounts = Pick<GitHub, "state" | "clock">;

export function createUser(github: Accounts, login: string): User {
  refuseTaken(github, login);
  const { accounts } = github.state;
  const user: User = {
    id: accounts.nextId(),
    kind: "user",
    plan: "paid",
    login,
    name: login,
    email: `${login}@example.com`,
    createdAt: github.clock.timestamp(),
  };
  accounts.insert(user);
  return user;
}

export function createOrganization(
  github: Accounts,
  login: string,
  people: { readonly memberIds: readonly number[]; readonly adminIds: readonly number[] },
): Organization {
  refuseTaken(github, login);
  const { accounts } = github.state;
  const organization: Organization = {
    id: accounts.nextId(),
    kind: "organization",
    plan: "paid",
    login,
    name: login,
    createdAt: github.clock.timestamp(),
    ...people,
  };
  accounts.insert(organization);
  return organization;
}

export function createTeam(
  github: Accounts,
  organizationId: number,
  name: string,
  memberIds: readonly number[],
): Team {
  const { teams } = github.state;
  const slug = name.toLowerCase().replaceAll(/[^a-z\d]+/g, "-");
  return teams.insert({ id: teams.nextId(), organizationId, name, slug, memberIds });
}

/** People and organisations share their names. */
function refuseTaken({ state }: Accounts, login: string): void {
  if (findAccount(state, login) !== undefined) throw new Refusal(422, `The login ${login} is taken already.`);
}
