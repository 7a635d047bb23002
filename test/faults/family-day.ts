// Tasks that depend on each other: a parent follows its child, and somebody waits for that child.
import type { DayStep } from "../support/scripted-day.ts";

const [parent, child, waiting, pull] = [1, 2, 3, 4];
const branch = "tutti/2-string";
const labels = ["tier/1", "domain/strings"];

export const familyDay: readonly DayStep[] = [
  {
    name: "all opened",
    act(people) {
      people.open("conductor", "A new sound", "A sound.", ["kind/instruction", "tier/2", "domain/strings"]);
      people.open("viola-lead", "A new string", "A string.", ["kind/tactical", ...labels]);
      people.open("viola-lead", "A concert", "A concert.", ["kind/instruction", ...labels]);
    },
  },
  { name: "child put under its parent", act: (people) => people.nest("viola-lead", parent, child) },
  {
    name: "assigned",
    act(people) {
      people.say("viola-lead", child, "/assign @viola-dev");
      people.say("viola-lead", waiting, "/assign @cello-dev");
    },
  },
  {
    name: "one waits for the child",
    act: (people) => people.say("cello-dev", waiting, `/block no string #${child}`),
  },
  { name: "child begun", act: (people) => people.say("viola-dev", child, "/start") },
  {
    name: "child proposed",
    async act(people) {
      await people.push("viola-dev", branch, { "strings/viola.md": "A string\n" });
      await people.propose("viola-dev", branch, `Closes #${child}`);
    },
  },
  { name: "child approved", act: (people) => people.review("cello-dev", pull, "APPROVE") },
  { name: "child merged", act: (people) => people.merge("viola-dev", pull) },
];
