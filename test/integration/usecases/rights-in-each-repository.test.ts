import { expect, test } from "vitest";
import { gather } from "../../../src/usecases/gather/gather.ts";
import { permissionOn } from "../../../src/usecases/gather/permission-on.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { fakeTeam, home1 } from "../../support/fake-home.ts";

test("what somebody may do in one repository says nothing of another, in one batch neither", async () => {
  const team = fakeTeam();
  const home = await team.open();
  const { look } = team.forge;
  team.forge.look = async (subjects) => ({
    ...(await look(subjects)),
    permissions: (subjects.people ?? []).map(({ repository }) =>
      repository.id === home1.id ? "admin" : "read",
    ),
  });
  team.people.opensIssue("grace-g", 1);
  const here = team.people.says("ada-g", 1, "/priority P1");
  const there = { ...here, repository: { ...home1, id: repositoryId(2), name: "other" } };
  for (const hints of [
    [here, there],
    [there, here],
  ]) {
    const { permissions } = await gather(home, hints);
    const { id } = here.comment.author;
    expect(permissionOn(permissions, home1.id, id)).toBe("admin");
    expect(permissionOn(permissions, repositoryId(2), id)).toBe("read");
  }
});
