import { expect, test } from "vitest";
import { RepositoryId } from "../../../domain/ids.ts";
import { permissionIn } from "./people.ts";

function person(login: string, visibility: "private" | "public" = "public") {
  const isPrivate = visibility === "private";
  const repository = { id: RepositoryId.parse(1), owner: "orchestra", name: "score", defaultBranch: "main" };
  return { repository: { ...repository, isPrivate }, login };
}

function answer(people: Readonly<Record<string, string>>, pages: "all" | "more" = "all") {
  const edges = Object.entries(people).map(([login, permission]) => ({ permission, node: { login } }));
  return { pageInfo: { hasNextPage: pages === "more" }, edges };
}

test("the one of that very name counts, whatever its case, and nobody of nearly that name", () => {
  const found = answer({ "viola-developer": "ADMIN", "Viola-Dev": "WRITE" });
  expect(permissionIn(found, person("viola-dev"))).toBe("write");
  expect(permissionIn(answer({ "viola-developer": "ADMIN" }), person("viola-dev"))).toBe("read");
});

test.each([
  ["it may not be seen", null, person("viola-dev")],
  [
    "there are too many of nearly that name",
    answer({ "viola-developer": "ADMIN" }, "more"),
    person("viola-dev"),
  ],
  ["the repository is private, and no collaborator is called so", answer({}), person("viola-dev", "private")],
])("GitHub has to be asked for it alone when %s", (_why, field, somebody) => {
  expect(permissionIn(field, somebody)).toBeNull();
});

test("whoever is no collaborator of a public repository may read it", () => {
  expect(permissionIn(answer({}), person("passerby"))).toBe("read");
});
