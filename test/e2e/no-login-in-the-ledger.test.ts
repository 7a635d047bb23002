// A day of people whose logins are not their ids: the ledger's branch names them by id, but for the file that can be erased.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DayStep, liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { type Stage, setStage } from "../support/stage.ts";

const logins = ["conductor", "viola-lead", "viola-dev", "cello-dev"];
const ids: Readonly<Record<string, string>> = {
  conductor: "kim",
  "viola-lead": "ada",
  "viola-dev": "bo",
  "cello-dev": "cy",
};

const configuration = orchestraConfiguration
  .replace(/^ {2}([\w-]+): \{ github/gm, (_, login: string) => `  ${ids[login] ?? login}: { github`)
  .replace("lead: conductor", "lead: kim")
  .replace("lead: viola-lead", "lead: ada");

/** Another task, on which people name each other wherever a command takes words. */
const wordy: readonly DayStep[] = [
  {
    name: "opened",
    act: (people) =>
      people.open("conductor", "Tune it", "", ["kind/instruction", "tier/1", "domain/strings"]),
  },
  ...[
    ["viola-lead", "/assign @Viola-Dev"],
    ["viola-dev", "/decline too much to do, as @cello-dev knows"],
    ["viola-lead", "/assign @cello-dev please"],
    ["viola-lead", "/assign @cello-dev"],
    ["cello-dev", "/start"],
    ["cello-dev", "/block @viola-dev, has the tuner @viola-lead: asks (@viola-dev) for it"],
    ["viola-lead", "/unblock"],
    ["cello-dev", "/escalate @viola-lead is away"],
    ["conductor", "/pause @viola-dev until 2026-03-20"],
    ["conductor", "/force in-progress @viola-lead is back"],
  ].map(([login = "", line = ""]) => ({
    name: line,
    act: (people: Parameters<DayStep["act"]>[0]) => people.say(login, 4, line),
  })),
];

let stage: Stage;
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  stage = await setStage({ configuration });
  await liveTheDay(stage, () => stage.settle(), [...scriptedDay, ...wordy]);
  files = await filesOfTheLedger(stage);
}, 60_000);
afterAll(() => stage.stop());

async function filesOfTheLedger({ sandbox, seeded }: Stage): Promise<ReadonlyMap<string, string>> {
  const { git } = sandbox.github;
  const { repositoryId } = seeded;
  const tip = (await git.resolveRef(repositoryId, "refs/heads/tutti-ledger")) ?? "";
  const entries = (await git.readTree(repositoryId, tip, { recursive: true })) ?? [];
  const found = new Map<string, string>();
  for (const { path, oid, type } of entries) {
    if (type === "blob") found.set(path, String(await git.readBlob(repositoryId, oid)));
  }
  return found;
}

test("the file of members has every login, and no other file has one", () => {
  expect([...files.keys()].filter((path) => path.startsWith("log/")).length).toBeGreaterThan(5);
  const having = logins.map((login) =>
    [...files].filter(([, text]) => text.toLowerCase().includes(login)).map(([path]) => path),
  );
  expect(having).toEqual(logins.map(() => ["members.json"]));
});

test("what people said stands there, with the ids in the place of the logins", () => {
  const log = [...files].flatMap(([path, text]) => (path.startsWith("log/") ? [text] : [])).join("\n");
  for (const words of [
    '"/assign @bo"',
    '"too much to do, as @cy knows"',
    '"/assign @cy please"',
    '"@bo, has the tuner"',
    '"asks (@bo) for it"',
    '"@ada is away"',
    '"/pause @bo until 2026-03-20"',
    '"/force in-progress @ada is back"',
  ]) {
    expect(log).toContain(words);
  }
});

test("whoever was refused reads their own words", () => {
  const said = stage.sandbox.state.comments.all().filter(({ authorId }) => authorId === stage.app.botId);
  expect(said.some(({ body }) => body.includes("/assign @cello-dev please"))).toBe(true);
});
