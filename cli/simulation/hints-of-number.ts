import { answered } from "../../src/ports/answered.ts";
import type { Hint } from "../../src/ports/hint.ts";
import type { Account } from "../../src/ports/forge-facts.ts";
import type { Reached } from "../github/reach.ts";
import { now } from "../now.ts";
import { CommandProblem } from "../problem.ts";

const simulatedComment = "simulated";

/** An issue or a pull request as a sweep would find it, with a comment that somebody might write on it. */
export async function hintsOfNumber(
  { forge, repository, clock }: Pick<Reached, "forge" | "repository" | "clock">,
  number: number,
  comment: string | undefined,
): Promise<readonly Hint[]> {
  const at = now({ clock });
  const { account, login } = await forge.identity();
  const me: Account = { id: account, login, kind: "user" };
  const address = { repository, number };
  const looked = await forge.look({ issues: [address], pullRequests: [{ ...address, knownHead: null }] });
  const issue = answered(looked.issues[0]);
  const pull = answered(looked.pullRequests[0]);
  const words = {
    at,
    repository,
    sender: me,
    edited: false,
    comment: {
      id: simulatedComment,
      databaseId: 1,
      author: me,
      body: comment ?? "",
      createdAt: at,
      updatedAt: at,
    },
  } as const;
  if (pull !== null) {
    const { id, status } = pull.facts;
    const hint: Hint = { kind: "pull-request", at, repository, sender: null, number, id };
    const subject = { kind: "pull-request", pullRequest: id, number, open: status === "open" } as const;
    return comment === undefined ? [hint] : [hint, { kind: "comment", subject, ...words }];
  }
  if (issue !== null) {
    const { facts } = issue;
    const hint: Hint = { kind: "issue", at, repository, sender: facts.author, issue: facts, change: "other" };
    const subject = { kind: "issue", task: facts.id, number, open: facts.open } as const;
    return comment === undefined ? [hint] : [hint, { kind: "comment", subject, ...words }];
  }
  throw new CommandProblem(
    "absent",
    `There is no issue #${number} in ${repository.owner}/${repository.name}.`,
    "Check the number, and that the token may see it.",
  );
}
