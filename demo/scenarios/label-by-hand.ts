import type { Scenario } from "./scenario.ts";

export const labelByHand: Scenario = {
  name: "label-pushed-by-hand",
  title: "Label pushed by hand",
  watch:
    "Watch the labels: somebody sets state/completed by hand. It is read as a command, refused, and the label goes back to where the task really is.",
  async play({ tell, openIssue, changeLabel, hear, until }) {
    const number = await openIssue({
      title: "Mark the rests of the strings",
      body: "They come in too early. The parts are in `strings/`.",
      labels: ["kind/instruction", "domain/strings"],
    });
    tell("The conductor asks for something.");
    await until(({ labels }) => labels.includes("state/pending"), number);
    tell("cello-dev moves it straight to completed, by its label.");
    await changeLabel("cello-dev", number, "state/completed", "add");
    await changeLabel("cello-dev", number, "state/pending", "remove");
    await until(
      ({ labels }) => labels.includes("state/pending") && !labels.includes("state/completed"),
      number,
    );
    tell(`The label is back, and a reply says why: ${await hear("label state/completed", number)}`);
  },
};
