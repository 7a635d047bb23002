import { expect, it } from "vitest";
import { quote } from "./quote.ts";

it("is what is read at a glance: no marks, and nothing that is folded away", () => {
  const reply =
    "`/ready` by `metronome`: That is **for people**.\n\n<details><summary>Before</summary>\n\n- No\n</details>\n\n<!-- tutti:reply -->";
  expect(quote(reply)).toBe("“/ready by metronome: That is for people.”");
});
