import type { Deed } from "./deed.ts";

const day = 24 * 60;

/** What people do besides: nothing of it is Tutti's. */
export function besides(): readonly Deed[] {
  return [1, 8, 12, 19].flatMap((on) => asideOn(on * day));
}

function asideOn(at: number): readonly Deed[] {
  let issue = 0;
  let pull = 0;
  return [
    {
      at: at + 5,
      act: (people) => {
        issue = people.open("passerby", "Nothing for Tutti", "Just a word.", ["question"]);
      },
    },
    { at: at + 65, act: (people) => people.say("conductor", issue, "Thank you!") },
    { at: at + 70, act: (people) => people.label("conductor", issue, "bug") },
    { at: at + 75, act: (people) => people.assign("conductor", issue, "flute-dev") },
    {
      at: at + 120,
      act: async (people) => {
        await people.push("flute-dev", `aside-${at}`, { [`aside/${at}.md`]: "By the way\n" });
        pull = await people.propose("flute-dev", `aside-${at}`, "No task of anybody's.");
      },
    },
    { at: at + 300, act: (people) => people.merge("conductor", pull) },
    { at: at + 400, act: (people) => people.close("conductor", issue) },
  ];
}
