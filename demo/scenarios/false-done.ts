import type { Scenario } from "./scenario.ts";

export const falseDone: Scenario = {
  name: "false-done",
  title: "False done",
  watch:
    "Watch the issue: an agent says that it is done, and then closes it, with nothing to show. The claim is refused, and the issue is opened again with the reason.",
  async play({ tell, openIssue, comment, close, hear, until }) {
    const number = await openIssue({
      title: "Number the bars of the strings",
      body: "Rehearsals lose time. The parts are in `strings/`.\n\n- [ ] Every tenth bar has its number",
      labels: ["kind/instruction", "domain/strings"],
    });
    tell("The conductor asks for something, with a criterion.");
    await until(({ labels }) => labels.includes("state/pending"), number);
    await comment("viola-lead", number, "/assign @metronome");
    tell("viola-lead gives it to metronome, an agent.");
    await until(({ labels }) => labels.includes("state/assigned"), number);
    tell("metronome claims to be ready for review. There is no pull request.");
    await comment("metronome", number, "/ready");
    tell(`Tutti refuses the claim: ${await hear("/ready", number)}`);
    tell("metronome closes the issue as completed.");
    await close("metronome", number);
    await until(({ state, reopenings }) => state === "open" && reopenings > 0, number);
    tell(`Tutti has opened it again: ${await hear("closed", number)}`);
  },
};
