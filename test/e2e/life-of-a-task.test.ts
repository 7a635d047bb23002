import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GitClone, cloneAs } from "../support/git-clone.ts";
import { type RunningTutti, runTutti } from "../support/running-tutti.ts";
import { type SeenTask, seeTask } from "../support/see-task.ts";

const configuration = `
lead: conductor
mode: enforce
members:
  conductor: { github: conductor }
  viola-lead: { github: viola-lead, domain: strings }
  viola-dev: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
domains:
  strings: { lead: viola-lead, paths: ["strings/**"] }
`;

const given = ["domain/strings", "kind/instruction", "priority/P1"];

function shown(
  state: string,
  headline: string,
  { card, ...rest }: Pick<SeenTask, "card" | "checks" | "ledger">,
  issue = "open, viola-dev's",
): SeenTask {
  const labels = [...given, `state/${state}`, "tier/2"];
  return { issue, labels, ...rest, card: [`**${headline}**`, ...card] };
}

const nobody = "| Assignee | nobody yet |";
const asked = "| Assignee | `viola-dev` (not accepted yet) |";
const theirs = "| Assignee | `viola-dev` |";
const answers = (who: string) => [`| Answers for this state | \`${who}\` |`, "| Due | then |"];
const criteria = "| Criteria | 0 of 1 |";
const unticked =
  "> Completed by its merge with 0 of 1 acceptance criteria ticked. Tick what holds, or reopen the issue for the rest.";

const inReview = "- Pull request 2: in review · ⏳ peer review · ⏳ domain review";

const checks = (domain: string, peer: string, gate: string) => [
  `domain review: ${domain}`,
  `peer review: ${peer}`,
  `ready to merge: ${gate}`,
];
const waiting = checks("in_progress", "in_progress", "in_progress");
const withChanges = checks("in_progress", "action_required", "action_required");
const green = checks("success", "success", "success");

describe("the life of a task, over HTTP and git only", () => {
  let tutti: RunningTutti;
  let clone: GitClone;
  let issue = 0;
  let pull = 0;
  const seen = { events: 0 };

  beforeAll(async () => {
    tutti = await runTutti({ configuration });
    clone = await cloneAs(tutti, "viola-dev");
    await tutti.settled();
  });
  afterAll(async () => {
    await clone.remove();
    await tutti.stop();
  });

  const at = () => ({ owner: tutti.owner, repo: tutti.repo });
  const say = async (login: string, body: string): Promise<void> => {
    await tutti.as(login).issues.createComment({ ...at(), issue_number: issue, body });
    await tutti.settled();
  };
  const review = async (login: string, event: "APPROVE" | "REQUEST_CHANGES"): Promise<void> => {
    await tutti.as(login).pulls.createReview({ ...at(), pull_number: pull, event, body: "Heard it." });
    await tutti.settled();
  };
  const shows = () => seeTask(tutti, clone, { issue, pull }, seen);

  const step = (name: string, act: () => Promise<unknown>, wanted: SeenTask): void => {
    it(`${name}: its labels, its card, its checks, and what the ledger says`, async () => {
      await act();
      await tutti.settled();
      expect(await shows()).toEqual(wanted);
    });
  };

  step(
    "opened",
    async () => {
      const created = await tutti.as("conductor").issues.create({
        ...at(),
        title: "Add a search to the viola part",
        body: "In `strings/viola.md`.\n\n- [ ] a search is found",
        labels: ["kind/instruction", "tier/2", "domain/strings", "priority/P1"],
      });
      issue = created.data.number;
    },
    shown(
      "in-planning",
      "In planning",
      {
        card: [nobody, ...answers("conductor"), criteria],
        checks: [],
        ledger: ["TaskOpened", "TaskDescribed", "TaskRouted", "ClockSet", "to in-planning"],
      },
      "open",
    ),
  );
  step(
    "assigned by its lead",
    () => say("viola-lead", "/assign @viola-dev"),
    shown("assigned", "Assigned · `viola-dev`", {
      card: [asked, ...answers("viola-dev"), criteria],
      checks: [],
      ledger: ["TaskAssigned", "to assigned", "CommandAccepted"],
    }),
  );
  step(
    "accepted by the assignee",
    () => say("viola-dev", "/accept"),
    shown("assigned", "Assigned · `viola-dev`", {
      card: [theirs, ...answers("viola-dev"), criteria],
      checks: [],
      ledger: ["AssignmentAccepted", "CommandAccepted"],
    }),
  );
  step(
    "a branch pushed with git",
    () => clone.commit(`tutti/${issue}-search`, { "strings/viola.md": "Viola, with a search\n" }, "Search"),
    shown("in-progress", "In progress · `viola-dev`", {
      card: [theirs, criteria],
      checks: [],
      ledger: ["to in-progress"],
    }),
  );
  step(
    "a draft pull request",
    async () => {
      const { data } = await tutti.as("viola-dev").pulls.create({
        ...at(),
        base: "main",
        head: `tutti/${issue}-search`,
        title: "Search",
        body: `Closes #${issue}`,
        draft: true,
      });
      pull = data.number;
    },
    shown("in-progress", "In progress · `viola-dev`", {
      card: [theirs, criteria, "- Pull request 2: draft · ⏳ peer review · ⏳ domain review"],
      checks: waiting,
      ledger: ["PullRequestOpened", "PullRequestLinked"],
    }),
  );
  step(
    "ready",
    async () => {
      const { data } = await tutti.as("viola-dev").pulls.get({ ...at(), pull_number: pull });
      const document =
        "mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }";
      await tutti.as("viola-dev").graphql(document, { id: data.node_id });
    },
    shown("under-review", "Under review · `viola-dev`", {
      card: [theirs, ...answers("viola-lead"), criteria, inReview],
      checks: waiting,
      ledger: ["ReviewRequested", "PullRequestChanged", "to under-review"],
    }),
  );
  step(
    "changes asked by the peer",
    () => review("cello-dev", "REQUEST_CHANGES"),
    shown("in-progress", "In progress · `viola-dev`", {
      card: [theirs, criteria, inReview],
      checks: withChanges,
      ledger: ["ReviewRecorded", "ReworkRequested", "to in-progress"],
    }),
  );
  step(
    "fixed",
    () =>
      clone.commit(
        `tutti/${issue}-search`,
        { "strings/viola.md": "Viola, with a better search\n" },
        "Better",
      ),
    shown("in-progress", "In progress · `viola-dev`", {
      card: [theirs, criteria, inReview],
      checks: withChanges,
      ledger: ["HeadPushed"],
    }),
  );
  step(
    "ready again",
    () => say("viola-dev", "/ready"),
    shown("under-review", "Under review · `viola-dev`", {
      card: [theirs, ...answers("viola-lead"), criteria, inReview],
      checks: withChanges,
      ledger: ["ReviewRequested", "to under-review", "CommandAccepted"],
    }),
  );
  step(
    "approved by the peer",
    () => review("cello-dev", "APPROVE"),
    shown("domain-review", "Domain review · `viola-dev`", {
      card: [
        theirs,
        ...answers("viola-lead"),
        criteria,
        "- Pull request 2: in review · ✅ peer review · ⏳ domain review",
      ],
      checks: checks("in_progress", "success", "in_progress"),
      ledger: ["ReviewRecorded", "to domain-review"],
    }),
  );
  step(
    "approved by the domain's lead",
    () => review("viola-lead", "APPROVE"),
    shown("domain-review", "Domain review · `viola-dev`", {
      card: [
        theirs,
        ...answers("viola-lead"),
        criteria,
        "- Pull request 2: ready to merge · ✅ peer review · ✅ domain review",
      ],
      checks: green,
      ledger: ["ReviewRecorded"],
    }),
  );
  step(
    "merged",
    () => tutti.as("viola-dev").pulls.merge({ ...at(), pull_number: pull }),
    shown(
      "completed",
      "Completed",
      {
        card: [theirs, criteria, unticked, "- Pull request 2: merged"],
        checks: green,
        ledger: ["PullRequestChanged", "to completed", "IssueClosed"],
      },
      "closed, viola-dev's",
    ),
  );

  it("GitHub's descriptions were kept throughout", () => {
    expect(tutti.sandbox.violations.all).toEqual([]);
  });
});
