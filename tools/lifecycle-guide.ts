import type { StateOwner, Target, TransitionRule, Lifecycle } from "../src/domain/task/lifecycle.ts";
import { stateNames } from "../src/domain/task/schema.ts";
import type { StateName } from "../src/domain/task/schema.ts";
import { guardText, roleText } from "../src/messages/lifecycle-words.ts";
import { stateTitle } from "../src/messages/state-title.ts";

const introduction = `# The life of a task

<!-- Written by tools/write-lifecycle-guide.ts from config/lifecycle.yml. -->

Ten states, exactly one of them at a time, shown as the label \`state/<name>\`. The table below is data,
[config/lifecycle.yml](../config/lifecycle.yml); a team changes single entries of it under \`lifecycle:\` in its own
[configuration](configuration.md). What moves a task (a fact of GitHub's, a [command](commands.md), a label set by hand,
the clock) goes through the same table.
`;

const aside: readonly string[] = ["blocked", "escalated"];

/** The documentation of a lifecycle, `docs/lifecycle.md`, whole. */
export function lifecycleGuide(lifecycle: Lifecycle): string {
  return [
    introduction,
    picture(lifecycle.transitions),
    `## States

Hours are business hours of the owner's calendar. At ${percent(lifecycle.escalation.warnAt)} of the target the card
says that the deadline is near; at ${lifecycle.escalation.breachAt.map(percent).join(", ")} the task is escalated on record by one more level, and the label
\`sla/breached\` and the card say that it is late. Nobody is mentioned.
`,
    table(
      ["state", "owner", "target"],
      stateNames.map((state) => {
        const { owner, target } = lifecycle.states[state];
        return [`\`${state}\``, ownerText(owner), targetText(target)];
      }),
    ),
    "## Ways\n\n\"The rules\" are a fact of GitHub's (a push, a merge, a review), a rule of Tutti's, or the clock.\n",
    ...stateNames.map((state) => ways(state, lifecycle)),
    `## Besides the table

- **A merge** ends the work from whatever state it finds the task in: \`${lifecycle.merge.to[0]}\` with a hand-off due, else
  \`${lifecycle.merge.to[1]}\`.
- **A merge without its reviews**, by \`/override\`, past the gate, or after the one approval that an ordered priority P0 needs: the card says what
  is still due, in an emergency within two working days, until a review or \`/approve\` on the merged pull request gives it.
- **A merged revert** opens the tasks of what it takes back again, and each counts as a defect. In \`observe\` the issue stays as people
  left it. The revert of a revert is work for the same tasks, with their gate.
- **An issue closed by a merge** was closed by nobody: where the task is not done with it, \`enforce\` opens it again without a word.
- **Not planned, or a duplicate**: any task may be completed as such by ${list(lifecycle.dismissal.by.map(roleText))}.
- **Rights.** The planner, leads, eligible reviewers and whoever it was escalated to order only with triage rights or more in the
  repository at that time. An assignee, and a member who takes a task, need none.
- **\`/force\`** passes over these conditions, on record: ${list(lifecycle.forceable.map((guard) => guardText(guard)))}. All others
  hold always.
`,
  ].join("\n");
}

function picture(transitions: readonly TransitionRule[]): string {
  const lines = transitions
    .filter(({ from, to }) => !aside.includes(from) && !aside.includes(to) && from !== to)
    .map(({ from, to }) => `  ${identifier(from)} --> ${identifier(to)}`);
  const names = stateNames
    .filter((state) => !aside.includes(state))
    .map((state) => `  state "${stateTitle(state)}" as ${identifier(state)}`);
  return `\`\`\`mermaid
stateDiagram-v2
${[...names, "  [*] --> pending", ...lines].join("\n")}
\`\`\`

Left out of the picture: the ways to and from \`blocked\` and \`escalated\`, which the tables have.
`;
}

function ways(state: StateName, { transitions }: Lifecycle): string {
  const rows = transitions
    .filter(({ from }) => from === state)
    .map(({ to, by, when }) => [
      to === "resume" ? "back to the last state that was neither blocked nor escalated" : `\`${to}\``,
      by.map(roleText).join(", "),
      when.map((guard) => guardText(guard)).join("; "),
    ]);
  return `### From \`${state}\`\n\n${table(["to", "ordered by", "asks for"], rows)}`;
}

function targetText(target: Target | null): string {
  if (target === null) return "none";
  const tiers = Object.entries(target.hoursByTier ?? {}).map(([tier, hours]) => `; tier ${tier}: ${hours} h`);
  const hours =
    target.perEstimate === undefined
      ? `${target.hours} h`
      : `${target.perEstimate} × the estimate, at least ${target.hours} h; none without an estimate`;
  const only = target.priorities === undefined ? "" : `, only with priority ${target.priorities.join(", ")}`;
  return `${hours}${tiers.join("")}${only}`;
}

function ownerText(owner: StateOwner): string {
  return owner === "nobody" ? "nobody" : `the ${owner.replaceAll("-", " ")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, head.map(() => "---"), ...rows].map((row) =>
    row.map((cell) => cell.replaceAll("|", "\\|")).join(" | "),
  );
  return `${cells.map((row) => `| ${row} |`).join("\n")}\n`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function identifier(state: string): string {
  return state.replaceAll("-", "_");
}
