import type { Scenario } from "./scenario.ts";

export const selfApprovalRefused: Scenario = {
  name: "self-approval-refused",
  title: "Self-approval refused",
  watch:
    "Watch the pull request’s checks: its author tries to approve it twice, by the button and by a command, and the gate stays closed.",
  async play({ tell, openIssue, comment, push, openPullRequest, tryToApprove, hear, until }) {
    const number = await openIssue({
      title: "Copy the second page of the strings",
      body: "It is torn. The parts are in `strings/`.",
      labels: ["kind/instruction", "domain/strings"],
    });
    await until(({ labels }) => labels.includes("state/pending"), number);
    tell("viola-dev gets a task, pushes, and opens a pull request.");
    await comment("viola-lead", number, "/assign @viola-dev");
    await until(({ labels }) => labels.includes("state/assigned"), number);
    const branch = `tutti/${String(number)}-copy`;
    await push("viola-dev", branch, "strings/page-2.md", "# Page 2\n");
    const pullRequest = await openPullRequest(
      "viola-dev",
      branch,
      "Copy page 2",
      `Closes #${String(number)}`,
    );
    await until(({ labels }) => labels.includes("state/under-review"), number);
    tell("viola-dev presses Approve.");
    const answer = await tryToApprove("viola-dev", pullRequest);
    tell(answer === null ? "GitHub let it pass." : `GitHub itself says no: “${answer}”`);
    tell("viola-dev comments /approve peer instead.");
    await comment("viola-dev", pullRequest, "/approve peer");
    tell(`Tutti refuses that as well: ${await hear("/approve peer", pullRequest)}`);
  },
};
