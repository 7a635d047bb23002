import type { Scenario } from "./scenario.ts";

export const gitHubDown: Scenario = {
  name: "github-down-for-an-hour",
  title: "GitHub down for an hour",
  watch:
    "Watch the issue after the outage: the command that was given in its first minute is carried out once, and one thumbs-up at its comment says so.",
  async play({ tell, openIssue, trouble, commentUnasked, moveTime, until, untilInTime, readRecord }) {
    const number = await openIssue({
      title: "Say who turns the pages of the strings",
      body: "Two people do, or nobody. The parts are in `strings/`.",
      labels: ["kind/instruction", "domain/strings"],
    });
    await until(({ labels }) => labels.includes("state/pending"), number);
    tell("GitHub’s API answers everybody with 503 from now on.");
    const outage = trouble({ kind: "status", status: 503 });
    tell(
      "viola-lead’s comment still got through: /assign @cello-dev. Tutti hears of it, and cannot ask or write anything.",
    );
    commentUnasked("viola-lead", number, "/assign @cello-dev");
    await until(() => outage.hits() > 0, number);
    tell("An hour passes.");
    moveTime(1);
    tell("GitHub is back, and Tutti asks it again when the pause is over that it made.");
    outage.end();
    await untilInTime(({ labels }) => labels.includes("state/assigned"), number);
    tell(`The command was kept, and is on record now: ${await readRecord("CommandAccepted", number)}`);
    await until(({ reactions }) => reactions.includes("+1"), number);
    tell("Tutti answers the comment with a thumbs-up. A command that is carried out gets no words.");
  },
};
