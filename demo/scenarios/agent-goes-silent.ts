import type { Scenario } from "./scenario.ts";

export const agentGoesSilent: Scenario = {
  name: "agent-goes-silent",
  title: "Agent goes silent",
  watch:
    "Watch the labels and the card: nobody says anything, and still the task is shown as due soon, marked as overdue, and escalated on record.",
  async play({ tell, openIssue, comment, until, moveTime, readCard, readRecord }) {
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
    tell("Three and a half hours pass, and metronome does nothing.");
    moveTime(3.5);
    tell(`Its card says so: ${await readCard("Due", "soon", number)}`);
    tell("Another hour passes.");
    moveTime(1);
    await until(({ labels }) => labels.includes("sla/breached"), number);
    tell(
      `The task has the label sla/breached, and its card says: ${await readCard("Due", "overdue", number)}`,
    );
    tell(`The record escalates it: ${await readRecord("DeadlineBreached level 1", number)}`);
    tell("Four more hours pass, and nobody looks after it.");
    moveTime(4);
    tell(`The record escalates it once more: ${await readRecord("DeadlineBreached level 2", number)}`);
  },
};
