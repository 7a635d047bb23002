// What people may do, each asked for alone: where the answer about one fails, the others' are had all the same.
import type { Permission, Person, Unreadable } from "../../../ports/forge-facts.ts";
import { GHOST } from "../account.ts";
import type { GithubClient } from "../client/github-client.ts";
import { permissionOf } from "../permission.ts";
import { type Readings, seeAll } from "./see-each.ts";

/** In the order asked. Whether GitHub answers at all can be asked of an account that it has everywhere. */
export async function permissionsAlone(
  client: GithubClient,
  readings: Readings<Person>,
  people: readonly Person[],
): Promise<readonly (Permission | Unreadable)[]> {
  const [first] = people;
  if (first === undefined) return [];
  return seeAll(
    readings,
    people,
    (some, tries) =>
      Promise.all(some.map(({ repository, login }) => permissionOf(client, repository, login, tries))),
    [{ repository: first.repository, login: GHOST.login }],
  );
}
