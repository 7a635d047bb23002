import type { Scenario } from "./scenario.ts";

export const agentGoesSilent: Scenario = {
  name: "agent-goes-silent",
  title: "Agent goes silent",
  watch:
    "Watch the labels and the card: nobody says anything, and still the task is warned about, marked as overdue, and taken one level up.",
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
    tell("Three and a half hours pass, and metronome does nothing. Tutti warns.");
    moveTime(3.5);
    await until(({ replies }) => replies.some((card) => card.includes("**soon**")), number);
    tell("Another hour passes. The task is overdue, and viola-lead has to look after it.");
    moveTime(1);
    await until(({ labels }) => labels.includes("sla/breached"), number);
    tell("Four more hours pass, and it goes up another level.");
    moveTime(4);
  },
};
