// Accounts of a seed: those that there are already are used, and whoever is named again has what is asked for now.

import { createOrganization, createTeam, createUser } from "../operations/create-account.ts";
import { issuePersonalToken } from "../operations/issue-token.ts";
import type { Organization, Team, User } from "../state/account.ts";
import type { GitHub } from "../state/github.ts";
import { findAccount } from "../state/lookup.ts";
import { Refusal } from "../state/refusal.ts";

/** @throws {Refusal} when the login is an organisation's or a bot's */
export function seedUser(github: GitHub, login: string): User {
  const known = findAccount(github.state, login);
  if (known === undefined) return createUser(github, login);
  if (known.kind !== "user") throw new Refusal(422, `${login} is no person: name somebody else.`);
  return known;
}

/** The same for the same person, so that it can be known beforehand. */
export function seedToken(github: GitHub, { id, login }: User): string {
  const secret = `ghp_${login}`;
  const known = github.state.tokens.firstBy("secret", secret);
  return known?.secret ?? issuePersonalToken(github, id, secret).secret;
}

export type People = {
  /** All that the seed names. */
  readonly named: readonly number[];
  readonly members: readonly number[];
  readonly admins: readonly number[];
};

/** @throws {Refusal} when the login is a person's or a bot's */
export function seedOrganization(github: GitHub, login: string, people: People): Organization {
  const known = findAccount(github.state, login);
  if (known === undefined) {
    return createOrganization(github, login, { memberIds: people.members, adminIds: people.admins });
  }
  if (known.kind !== "organization") {
    throw new Refusal(422, `${login} is no organisation: give the organisation another name.`);
  }
  const others = (ids: readonly number[]) => ids.filter((id) => !people.named.includes(id));
  const organization: Organization = {
    ...known,
    memberIds: [...others(known.memberIds), ...people.members],
    adminIds: [...others(known.adminIds), ...people.admins],
  };
  github.state.accounts.update(known.id, organization);
  return organization;
}

export function seedTeam(
  github: GitHub,
  organizationId: number,
  name: string,
  memberIds: readonly number[],
): Team {
  const { teams } = github.state;
  const known = teams.by("organization", organizationId).find((team) => team.name === name);
  if (known === undefined) return createTeam(github, organizationId, name, memberIds);
  return teams.update(known.id, { memberIds: [...new Set([...known.memberIds, ...memberIds])] });
}
