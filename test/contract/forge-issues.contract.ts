// Issues, their labels and comments: what every adapter of the port `Forge` has to do.
import { describe, expect, test } from "vitest";
import type { TaskId } from "../../src/domain/ids.ts";
import type { Effect } from "../../src/ports/effect.ts";
import { applied, issueOf } from "./looking.ts";
import type { ForgeUnderTest } from "./people.ts";

const MARKER = "<!-- tutti:card -->";

const label = (name: string) => ({ name, color: "0e8a16", description: "ours" });

function card(
  { number, id: subject }: { readonly number: number; readonly id: TaskId },
  text: string,
  comment: string | null = null,
): Extract<Effect, { readonly kind: "comment" }> {
  return { kind: "comment", subject, number, marker: MARKER, comment, body: `${MARKER}\n${text}` };
}

export function describeIssuesOfForge(name: string, get: () => ForgeUnderTest): void {
  describe(`issues of the forge of ${name}`, () => {
    test("looks at issues: facts, timeline, and what is missing, in the order asked", async () => {
      const { forge, repository, people } = get();
      const issue = await people.openIssue("cello-dev", "Tune", "Task body");
      await people.label("cello-lead", issue.number, "bug");
      await people.assign("cello-lead", issue.number, "cello-dev");
      const addresses = [99_999, issue.number].map((number) => ({ repository, number }));
      const { issues, serverTime } = await forge.look({ issues: addresses, pullRequests: [] });
      expect(serverTime).not.toBeNull();
      expect(issues).toMatchObject([
        { missing: true },
        {
          facts: {
            id: issue.id,
            number: issue.number,
            title: "Tune",
            body: "Task body",
            author: { id: people.account("cello-dev"), login: "cello-dev", kind: "user" },
            open: true,
            closedAs: null,
            labels: ["bug"],
            assignees: [{ id: people.account("cello-dev") }],
          },
          timeline: [
            { kind: "labeled", label: "bug", actor: { id: people.account("cello-lead") } },
            { kind: "assigned", assignee: people.account("cello-dev") },
          ],
        },
      ]);
    });

    test("changes labels, only those named, and makes the missing ones", async () => {
      const { people } = get();
      const issue = await people.openIssue("cello-dev", "Labels");
      const subject = { kind: "labels", subject: issue.id, number: issue.number } as const;
      await people.label("cello-lead", issue.number, "bug");
      await applied(get(), { ...subject, add: [label("state/pending"), label("tier/1")], remove: [] });
      await applied(get(), {
        ...subject,
        add: [label("state/assigned")],
        remove: ["state/pending", "state/unheard-of"],
      });
      expect((await issueOf(get(), issue.number)).facts.labels.toSorted()).toEqual([
        "bug",
        "state/assigned",
        "tier/1",
      ]);
    });

    test("keeps one comment for a marker, edited in place, whoever typed the marker too", async () => {
      const { forge, restarted, repository, people } = get();
      const issue = await people.openIssue("cello-dev", "Card");
      await people.comment("passerby", issue.number, `${MARKER} mine`);
      expect(await applied(get(), card(issue, "one"))).toEqual(["done"]);
      await restarted().apply(repository, [card(issue, "two")]);
      expect(await people.comments(issue.number)).toEqual([`${MARKER} mine`, `${MARKER}\ntwo`]);
      const own = await forge.ownComments({ repository, number: issue.number }, [MARKER, "<!-- other -->"]);
      expect([...own].map(([marker, { body }]) => [marker, body])).toEqual([[MARKER, `${MARKER}\ntwo`]]);
    });

    test("finds our comments along with a look, and writes none twice because of it", async () => {
      const { forge, repository, people } = get();
      const issue = await people.openIssue("cello-dev", "Seen card");
      await people.comment("cello-dev", issue.number, `${MARKER} mine`);
      const seen = async () => {
        const address = { repository, number: issue.number, markers: [MARKER, "<!-- other -->"] };
        const [look] = (await forge.look({ issues: [address], pullRequests: [] })).issues;
        return look !== undefined && "facts" in look ? look.comments : undefined;
      };
      expect(await seen()).toEqual(new Map());
      expect(await applied(get(), card(issue, "one"))).toEqual(["done"]);
      expect(await applied(get(), card(issue, "two"))).toEqual(["done"]);
      expect(await people.comments(issue.number)).toEqual([`${MARKER} mine`, `${MARKER}\ntwo`]);
      expect([...((await seen()) ?? [])].map(([marker, { body }]) => [marker, body])).toEqual([
        [MARKER, `${MARKER}\ntwo`],
      ]);
      expect((await issueOf(get(), issue.number)).comments).toBeUndefined();
    });

    test("tells of younger comments with the same marker, and deletes them, again without harm", async () => {
      const { forge, repository, people } = get();
      const issue = await people.openIssue("cello-dev", "Two cards");
      const address = { repository, number: issue.number };
      const other = "<!-- tutti:other -->";
      await applied(get(), card(issue, "oldest"));
      await applied(get(), { ...card(issue, `younger ${other}`), marker: other });
      await people.comment("passerby", issue.number, `${MARKER} mine`);

      const own = (await forge.ownComments(address, [MARKER])).get(MARKER);
      const [look] = (await forge.look({ issues: [{ ...address, markers: [MARKER] }], pullRequests: [] }))
        .issues;

      expect(own).toMatchObject({ body: `${MARKER}\noldest`, extras: [expect.any(String)] });
      expect(look).toMatchObject({ comments: new Map([[MARKER, own]]) });
      const deletion: readonly Effect[] = (own?.extras ?? []).map((comment) => ({
        kind: "delete-comment",
        subject: issue.id,
        comment,
      }));
      expect(await applied(get(), ...deletion)).toEqual(["done"]);
      expect(await applied(get(), ...deletion)).toEqual(["done"]);
      expect(await people.comments(issue.number)).toEqual([`${MARKER}\noldest`, `${MARKER} mine`]);
      expect((await forge.ownComments(address, [MARKER])).get(MARKER)?.extras).toBeUndefined();
    });

    test("writes a deleted comment anew", async () => {
      const { forge, repository, people } = get();
      const issue = await people.openIssue("cello-dev", "Deleted card");
      const [written] = await forge.apply(repository, [card(issue, "one")]);
      const id = written?.outcome === "done" ? (written.id ?? "") : "";
      await people.removeComment("concertmaster", id);
      expect(await forge.comments([id])).toEqual(new Map());
      expect(await applied(get(), card(issue, "two", id))).toEqual(["done"]);
      expect(await people.comments(issue.number)).toEqual([`${MARKER}\ntwo`]);
    });

    test("shows comments as they stand, and who edited them", async () => {
      const { forge, people } = get();
      const issue = await people.openIssue("cello-dev", "Words");
      const one = await people.comment("cello-dev", issue.number, "/start");
      const other = await people.comment("viola-dev", issue.number, "/ready");
      const author = people.account("cello-dev");
      const plain = { author, login: "cello-dev", body: "/start", edited: false, editors: [] };
      expect(await forge.comments([one])).toEqual(new Map([[one, plain]]));
      await people.editComment("cello-dev", one, "/block");
      await people.editComment("conductor", other, "/force");
      expect(await forge.comments([other, "IC_kwDOnothing", one, one])).toEqual(
        new Map([
          [
            other,
            {
              author: people.account("viola-dev"),
              login: "viola-dev",
              body: "/force",
              edited: true,
              editors: [people.account("conductor"), people.account("viola-dev")],
            },
          ],
          [one, { author, login: "cello-dev", body: "/block", edited: true, editors: [author] }],
        ]),
      );
      expect(await forge.comments([])).toEqual(new Map());
    });

    test("closes, reopens, assigns and reacts, and again without harm", async () => {
      const { people } = get();
      const issue = await people.openIssue("cello-dev", "States");
      const { id: subject, number } = issue;
      const comment = await people.comment("cello-dev", number, "hello");
      const effects: readonly Effect[] = [
        { kind: "close", subject, number, as: "not-planned" },
        { kind: "reaction", subject: comment, content: "confused" },
      ];
      expect(await applied(get(), ...effects)).toEqual(["done", "done"]);
      expect(await applied(get(), ...effects)).toEqual(["done", "done"]);
      const closed = await issueOf(get(), number);
      expect(closed.facts).toMatchObject({ open: false, closedAs: "not-planned" });
      expect(closed.timeline.at(-1)).toMatchObject({ kind: "closed", byMerge: false });
      expect(await applied(get(), { kind: "reopen", subject, number })).toEqual(["done"]);
      expect((await issueOf(get(), number)).facts).toMatchObject({ open: true, closedAs: null });
    });

    test("refuses what cannot be, and does the rest", async () => {
      const { people } = get();
      const gone = await people.openIssue("cello-dev", "Gone");
      const other = await people.openIssue("cello-dev", "There");
      await people.remove("conductor", gone.number);
      const reopen: Effect = { kind: "reopen", subject: gone.id, number: gone.number };
      expect(await applied(get(), card(gone, "x"), reopen, card(other, "x"))).toEqual([
        "refused",
        "refused",
        "done",
      ]);
    });
  });
}
