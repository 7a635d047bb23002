import type { Scenario } from "./scenario.ts";

export const agentGoesSilent: Scenario = {
  name: "agent-goes-silent",
  title: "Agent goes silent",
  watch:
    "Watch the labels and the card: nobody says anything, and still the task is shown as due soon, marked as overdue, and escalated on record.",
  async play({ tell, openIssue, comment, until, moveTime }) {
    tell("The conductor asks for something.");
    const number = await openIssue({
      title: "Write the tempo down for the strings",
      body: "Nobody agrees on the tempo. The parts are in `strings/`.",
      labels: ["kind/instruction", "domain/strings"],
    });
    await until(({ labels }) => labels.includes("state/pending"), number);
    tell("viola-lead gives it to metronome, an agent, which has four hours to begin.");
    await comment("viola-lead", number, "/assign @metronome");
    await until(({ labels }) => labels.includes("state/assigned"), number);
    tell("Three and a half hours pass, and metronome does nothing. The card says “soon”.");
    moveTime(3.5);
    await until(({ replies }) => replies.some((card) => card.includes("**soon**")), number);
    tell(
      "Another hour passes. The task is overdue: its label and its card say so, and the record escalates it one level up.",
    );
    moveTime(1);
    await until(({ labels }) => labels.includes("sla/breached"), number);
    tell("Four more hours pass, and the record escalates it another level.");
    moveTime(4);
  },
};
