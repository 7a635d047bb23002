import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

import { stateNames } from "../src/domain/task/schema.ts";
import { shippedDefaults } from "../test/support/configuration.ts";
import { lifecycleGuide } from "./lifecycle-guide.ts";

const { lifecycle } = shippedDefaults;

describe("the guide to the lifecycle", () => {
  it("in docs/lifecycle.md is fresh; `npm run docs` writes it", async () => {
    const written = await readFile(new URL("../docs/lifecycle.md", import.meta.url), "utf8");
    expect(written).toBe(lifecycleGuide(lifecycle));
  });

  it("has a section for each state, with a row for each way out of it", () => {
    const sections = lifecycleGuide(lifecycle).split("### From ").slice(1);
    const ways = sections.map((section) => section.match(/^\| (?!to \||---)/gm)?.length);
    expect(sections.map((section) => section.split("`")[1])).toEqual(stateNames);
    expect(ways).toEqual(
      stateNames.map((state) => lifecycle.transitions.filter(({ from }) => from === state).length),
    );
  });

  it("follows the table: what a team changes, changes in it", () => {
    const states = { ...lifecycle.states, assigned: { owner: "planner", target: { hours: 77 } } } as const;
    const changed = lifecycleGuide({ ...lifecycle, states });
    expect(changed).toContain("| `assigned` | the planner | 77 h |");
  });
});
