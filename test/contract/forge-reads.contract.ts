// What is read beside issues and pull requests: what every adapter of the port `Forge` has to do.
import { describe, expect, test } from "vitest";
import { TaskId } from "../../src/domain/ids.ts";
import { Timestamp } from "../../src/domain/timestamp.ts";
import { issueOf } from "./looking.ts";
import type { ForgeUnderTest } from "./people.ts";

export function describeReadsOfForge(name: string, get: () => ForgeUnderTest): void {
  describe(`the forge of ${name}`, () => {
    test("knows itself", async () => {
      const { forge } = get();
      expect((await forge.identity()).account).toBeGreaterThan(0);
      expect(await forge.repositories()).toContainEqual(get().repository);
    });

    test("reads a file of the default branch, or at a commit", async () => {
      const { forge, repository, people } = get();
      const old = await people.push("viola-dev", "main", { ".github/tutti.yml": "version: 1\n" });
      const now = await people.push("viola-dev", "main", { ".github/tutti.yml": "version: 2\n" });
      expect(await forge.file(repository, ".github/tutti.yml")).toEqual({
        text: "version: 2\n",
        commit: now,
      });
      expect(await forge.file(repository, ".github/tutti.yml", old)).toEqual({
        text: "version: 1\n",
        commit: old,
      });
      expect(await forge.file(repository, "nowhere.yml")).toBeNull();
    });

    test("lists branches of tasks with who wrote their newest commit", async () => {
      const { forge, repository, people } = get();
      await people.push("viola-dev", "elsewhere", { "a.md": "a" });
      const head = await people.push("cello-dev", "tutti/4711-search", { "b.md": "b" });
      const found = await forge.taskBranches(repository);
      expect(found.map(({ branch }) => branch)).not.toContain("elsewhere");
      expect(found).toContainEqual({
        branch: "tutti/4711-search",
        head,
        author: { id: people.account("cello-dev"), login: "cello-dev", kind: "user" },
      });
    });

    test("knows permissions and accounts by login", async () => {
      const { forge, repository, people } = get();
      expect(await forge.permission(repository, "concertmaster")).toBe("maintain");
      expect(await forge.permission(repository, "cello-dev")).toBe("write");
      expect(["read", "none"]).toContain(await forge.permission(repository, "passerby"));
      expect(await forge.permission(repository, "nobody-of-that-name")).toBe("none");
      expect([...(await forge.accounts(["cello-dev", "nobody-of-that-name"]))]).toEqual([
        ["cello-dev", people.account("cello-dev")],
        ["nobody-of-that-name", null],
      ]);
    });

    test("tells permissions along with a look, as it does alone", async () => {
      const { forge, repository } = get();
      const people = ["concertmaster", "cello-dev", "viola-lead", "passerby"].map((login) => ({
        repository,
        login,
      }));
      const alone = await Promise.all(people.map(({ login }) => forge.permission(repository, login)));
      const { permissions } = await forge.look({ issues: [], pullRequests: [], people });
      expect(permissions).toEqual(alone);
      expect(permissions.slice(0, 3)).toEqual(["maintain", "write", "maintain"]);
    });

    test("tells what changed since a time", async () => {
      const { forge, repository, people } = get();
      const issue = await people.openIssue("cello-dev", "New");
      const comment = await people.comment("cello-dev", issue.number, "/start");
      const { serverTime } = await forge.look({
        issues: [{ repository, number: issue.number }],
        pullRequests: [],
      });
      const changes = await forge.changesSince(
        repository,
        (await issueOf(get(), issue.number)).facts.createdAt,
      );
      expect(serverTime).not.toBeNull();
      expect(changes.issues).toContain(issue.number);
      expect(changes.comments.map((found) => found.comment.id)).toContain(comment);
      const future = Timestamp.parse("2999-01-01T00:00:00.000Z");
      expect(await forge.changesSince(repository, future)).toEqual({
        issues: [],
        pullRequests: [],
        comments: [],
      });
    });

    test("tells which issues are where they were, and what became of the others", async () => {
      const { forge, repository, people } = get();
      const here = await people.openIssue("cello-dev", "Here");
      const deleted = await people.openIssue("cello-dev", "Deleted");
      const moved = await people.openIssue("cello-dev", "Moved");
      await people.remove("conductor", deleted.number);
      const to = await people.transfer("conductor", moved.number);
      const never = { number: 4711, id: TaskId.parse("I_kwDOnothing") };
      const seen = [here, deleted, moved, never].map(({ id, number }) => ({ repository, number, issue: id }));

      expect(await forge.whereabouts(seen)).toMatchObject([
        { kind: "there" },
        { kind: "deleted" },
        { kind: "moved", to: { ...to, repository: { id: to.repository } } },
        { kind: "hidden" },
      ]);
      const outOfSight = { ...repository, name: "out-of-sight" };
      expect(await forge.whereabouts([{ repository: outOfSight, number: 1, issue: never.id }])).toEqual([
        { kind: "unknown" },
      ]);
      expect(await forge.whereabouts([])).toEqual([]);
    });
  });
}
