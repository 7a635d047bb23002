// What hints come to as commands, on a home with a task or two.
import type { Command } from "../../src/domain/commands.ts";
import type { Task } from "../../src/domain/task/schema.ts";
import type { Hint } from "../../src/ports/hint.ts";
import { gather } from "../../src/usecases/gather/gather.ts";
import type { Home } from "../../src/usecases/home.ts";
import { planHint } from "../../src/usecases/plan/plan-hint.ts";
import { processHints } from "../../src/usecases/process-hints.ts";
import { type FakeTeam, fakeTeam, home1 } from "./fake-home.ts";
import type { FakePeople } from "./fake-people.ts";

export type Planning = {
  readonly team: FakeTeam;
  readonly home: Home;
  readonly people: FakePeople;
  /** The commands of a hint, without the comparison of titles that every look at an issue makes. */
  readonly plan: (hint: Hint) => Promise<readonly Command[]>;
  /** Carries hints out, views included. */
  readonly does: (...hints: readonly Hint[]) => Promise<void>;
  readonly task: (number?: number) => Task;
};

/** A home with issue 1, a pending task of tier 1. */
export async function planning(configuration?: string): Promise<Planning> {
  const team = fakeTeam(configuration);
  const home = await team.open();
  const does = async (...hints: readonly Hint[]): Promise<void> => {
    await processHints(home, hints);
  };
  await does(team.people.opensIssue("grace-g", 1));
  return {
    team,
    home,
    people: team.people,
    does,
    plan: async (hint) => {
      const commands = planHint(home.state, await gather(home, [hint]), hint, home.digest);
      return commands.filter(({ type }) => type !== "DescribeTask");
    },
    task: (number = 1) => {
      const task = home.state.taskAt(home1.id, number);
      if (task === undefined) throw new Error(`issue ${number} is no task`);
      return task;
    },
  };
}
