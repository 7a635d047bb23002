import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import { fullName } from "../state/lookup.ts";

/** The old name answers 301 from now on. */
export function renameRepository(github: GitHub, actor: Actor, repositoryId: number, name: string): void {
  const { repositories } = github.state;
  const before = repositories.at(repositoryId);
  repositories.update(repositoryId, {
    name,
    formerNames: [...before.formerNames, fullName(github.state, before).toLowerCase()],
    updatedAt: github.clock.timestamp(),
  });
  github.publish({ event: "repository", action: "renamed", repositoryId, formerName: before.name }, actor);
}
