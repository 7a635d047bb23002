import { describe, expect, it } from "vitest";
import { mentionsIn } from "./mentions.ts";

describe("mentions in a text", () => {
  it.each([
    ["@ada, look", ["ada"]],
    ["**@ada** and (@Ben)", ["ada", "ben"]],
    ["> @ada said so", ["ada"]],
    ["ask @orchestra/strings", ["orchestra/strings"]],
  ])("%s calls %j", (source, called) => {
    expect([...mentionsIn(source)]).toEqual(called);
  });

  it.each(["`@ada`", "```\n@ada\n```", "ada@example.com", "@", "<!-- @ada -->"])(
    "%s calls nobody",
    (source) => {
      expect([...mentionsIn(source)]).toEqual([]);
    },
  );
});
