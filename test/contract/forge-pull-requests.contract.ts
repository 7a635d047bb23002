// Pull requests, their reviews and checks: what every adapter of the port `Forge` has to do.
import { describe, expect, test } from "vitest";
import type { CommitSha } from "../../src/domain/ids.ts";
import type { CheckState, Effect } from "../../src/ports/effect.ts";
import { applied, issueOf, pullRequestOf } from "./looking.ts";
import type { ForgeUnderTest } from "./people.ts";

function gate(head: CommitSha, state: CheckState, title = "Waits"): Effect {
  const words = { title, summary: "for a peer", annotations: [] };
  return { kind: "check", head, check: null, name: "tutti / ready to merge", state, ...words };
}

export function describePullRequestsOfForge(name: string, get: () => ForgeUnderTest): void {
  describe(`pull requests of the forge of ${name}`, () => {
    test("looks at a pull request: head, authors, links, reviews, checks", async () => {
      const { people } = get();
      const issue = await people.openIssue("cello-lead", "Work");
      const trailer = await people.openIssue("cello-lead", "More work");
      const head = await people.push("cello-dev", "tutti/1-work", { "strings/cello.md": "Cello, tuned\n" });
      const body = `Closes #${issue.number}\n\nTask: #${trailer.number}`;
      const { number, id } = await people.openPullRequest("cello-dev", "tutti/1-work", { body, draft: true });
      expect((await pullRequestOf(get(), number)).facts).toMatchObject({
        id,
        number,
        author: people.account("cello-dev"),
        status: "open",
        draft: true,
        headRef: "tutti/1-work",
        baseRef: "main",
        fork: false,
        head: {
          sha: head,
          paths: ["strings/cello.md"],
          authors: [people.account("cello-dev")],
          unknownAuthors: false,
        },
        mergedBy: null,
        links: [
          { task: issue.id, source: "closing-keyword" },
          { task: trailer.id, source: "trailer" },
        ],
        reviews: [],
        dismissed: [],
        requested: [],
        checks: [],
        reverts: [],
      });
      expect((await pullRequestOf(get(), number, head)).facts.head).toMatchObject({
        sha: head,
        patch: null,
        paths: null,
      });
    });

    test("sees which threads of reviews nobody resolved", async () => {
      const { people } = get();
      await people.push("cello-dev", "threads", { "strings/cello.md": "Threads\n" });
      const { number } = await people.openPullRequest("cello-dev", "threads");
      expect((await pullRequestOf(get(), number)).facts.openThreads).toEqual([]);
      await people.review("cello-lead", number, "REQUEST_CHANGES", "strings/cello.md");
      await people.review("cello-lead", number, "REQUEST_CHANGES", "strings/cello.md");
      const { openThreads } = (await pullRequestOf(get(), number)).facts;
      expect(new Set(openThreads).size).toBe(2);
      await people.resolveThreads("cello-dev", number);
      expect((await pullRequestOf(get(), number)).facts.openThreads).toEqual([]);
    });

    test("sees reviews with their commit, and whom it asked for one", async () => {
      const { people } = get();
      const head = await people.push("cello-dev", "reviewed", { "strings/cello.md": "Reviewed\n" });
      const { number, id } = await people.openPullRequest("cello-dev", "reviewed");
      const reviewers = [people.account("viola-dev")];
      expect(await applied(get(), { kind: "request-reviewers", subject: id, number, reviewers })).toEqual([
        "done",
      ]);
      const asked = await pullRequestOf(get(), number);
      expect(asked.requestedReviewers).toEqual(reviewers);
      expect(asked.facts.requested, "whom it asked itself is no news").toEqual([]);
      const review = await people.review("cello-lead", number, "APPROVE");
      expect((await pullRequestOf(get(), number)).facts.reviews).toMatchObject([
        { id: review, reviewer: people.account("cello-lead"), decision: "approved", commit: head },
      ]);
    });

    test("writes checks that it knows as its own, and sets a completed one back", async () => {
      const { forge, people } = get();
      const head = await people.push("cello-dev", "checked", { "strings/cello.md": "Checked\n" });
      const { number } = await people.openPullRequest("cello-dev", "checked");
      await people.check(head, "unit tests", "success");
      expect(
        (await forge.openPullRequests(get().repository)).find((open) => open.number === number)?.gated,
      ).toBe(false);
      await applied(get(), gate(head, "waiting"));
      await applied(get(), gate(head, "success", "Ready"));
      const { facts, ownChecks } = await pullRequestOf(get(), number);
      expect(facts.checks).toEqual([{ name: "unit tests", conclusion: "success" }]);
      expect(ownChecks).toMatchObject([{ status: "completed", conclusion: "success", title: "Ready" }]);
      await applied(get(), gate(head, "waiting", "Waits again"));
      expect((await pullRequestOf(get(), number)).ownChecks).toMatchObject([
        { status: "in-progress", title: "Waits again" },
      ]);
      expect(
        (await forge.openPullRequests(get().repository)).find((open) => open.number === number),
      ).toMatchObject({
        head,
        gated: true,
      });
    });

    test("sees a comment of its own along with the pull request, when asked for it", async () => {
      const { forge, repository, people } = get();
      await people.push("cello-dev", "asked", { "strings/cello.md": "Asked\n" });
      const { number, id } = await people.openPullRequest("cello-dev", "asked");
      const marker = "<!-- tutti:which-task -->";
      await people.comment("cello-dev", number, `${marker} mine`);
      const seen = async () => {
        const address = { repository, number, knownHead: null, markers: [marker] };
        const [look] = (await forge.look({ issues: [], pullRequests: [address] })).pullRequests;
        return look !== undefined && "facts" in look ? look.comments : undefined;
      };
      expect(await seen()).toEqual(new Map());
      const body = `Which?\n${marker}`;
      await applied(get(), { kind: "comment", subject: id, number, marker, comment: null, body });
      expect([...((await seen()) ?? [])].map(([found, each]) => [found, each.body])).toEqual([
        [marker, body],
      ]);
      expect((await pullRequestOf(get(), number)).comments).toBeUndefined();
    });

    test("sees a merge, and who did it", async () => {
      const { people } = get();
      await people.push("cello-dev", "merged", { "strings/merged.md": "Merged\n" });
      const { number } = await people.openPullRequest("cello-dev", "merged");
      await people.merge("cello-lead", number);
      expect((await pullRequestOf(get(), number)).facts).toMatchObject({
        status: "merged",
        mergedBy: people.account("cello-lead"),
      });
    });

    test("knows an issue that a merge closed from one that somebody closed", async () => {
      const { people } = get();
      const issue = await people.openIssue("cello-dev", "Closed by a merge");
      await people.push("cello-dev", "closing", { "strings/closing.md": "Done\n" });
      const { number } = await people.openPullRequest("cello-dev", "closing", {
        body: `Closes #${issue.number}`,
      });
      await people.merge("viola-lead", number);
      const { facts, timeline } = await issueOf(get(), issue.number);
      expect(facts.open).toBe(false);
      expect(timeline.at(-1)).toMatchObject({ kind: "closed", byMerge: true });
    });

    test("knows a revert by GitHub's words and by git's", async () => {
      const { people } = get();
      const head = await people.push("cello-dev", "wrong", { "strings/wrong.md": "Wrong\n" });
      const wrong = await people.openPullRequest("cello-dev", "wrong");
      await people.merge("cello-lead", wrong.number);

      await people.push("cello-dev", "revert-button", { "strings/wrong.md": "Right\n" });
      const body = `Reverts #${wrong.number}`;
      const button = await people.openPullRequest("cello-dev", "revert-button", { body });
      expect((await pullRequestOf(get(), button.number)).facts.reverts).toEqual([wrong.id]);

      const message = `Revert "Play"\n\nThis reverts commit ${head}.`;
      await people.push("cello-dev", "revert-git", { "strings/wrong.md": "Also right\n" }, message);
      const git = await people.openPullRequest("cello-dev", "revert-git");
      expect((await pullRequestOf(get(), git.number)).facts.reverts).toEqual([wrong.id]);
    });

    test("gives the same patch id to the same change on another base", async () => {
      const { people } = get();
      await people.push("cello-dev", "patch", { "strings/patch.md": "The same\n" });
      const { number } = await people.openPullRequest("cello-dev", "patch");
      const before = (await pullRequestOf(get(), number)).facts.head.patch;
      await people.push("viola-dev", "main", { "elsewhere.md": `${number}\n` });
      const after = (await pullRequestOf(get(), number)).facts.head.patch;
      expect(before).toMatch(/^[0-9a-f]{40}$/);
      expect(after).toBe(before);
      await people.push("cello-dev", "patch", { "strings/patch.md": "Another\n" });
      expect((await pullRequestOf(get(), number)).facts.head.patch).not.toBe(before);
    });
  });
}
