import { describe, expect, it } from "vitest";
import { shippedDefaults, shippedTexts } from "../../test/support/configuration.ts";
import { readShippedConfiguration } from "../adapters/system/shipped-configuration.ts";
import { stateNames } from "../domain/task/schema.ts";
import { BrokenDefaultsError, type DefaultTexts, readDefaults } from "./defaults.ts";

function refusal(texts: Partial<DefaultTexts>) {
  return () => readDefaults({ ...shippedTexts, ...texts });
}

describe("the shipped defaults", () => {
  it("say everything about the ten states", () => {
    expect(Object.keys(shippedDefaults.lifecycle.states).sort()).toEqual([...stateNames].sort());
    expect(shippedDefaults.lifecycle.states["in-planning"]).toEqual({
      owner: "planner",
      target: { hours: 16, hoursByTier: { 4: 24 } },
    });
  });

  it("let humans work on weekdays, and agents round the clock", () => {
    expect(shippedDefaults.calendars.human.hours).toHaveProperty("friday", [{ from: "09:00", to: "17:00" }]);
    expect(shippedDefaults.calendars.human.hours).not.toHaveProperty("saturday");
    expect(shippedDefaults.calendars.agent.hours).toBe("round-the-clock");
  });

  it("are what the folder config/ holds", async () => {
    expect(await readShippedConfiguration(new URL("../../config/", import.meta.url))).toEqual(shippedTexts);
  });

  it("are refused when the text is broken, with the file and the line", () => {
    expect(refusal({ team: "mode: [" })).toThrow(BrokenDefaultsError);
    expect(refusal({ lifecycle: "states: {}\nstates: {}\n" })).toThrow(/config\/lifecycle\.yml:2:1/u);
  });

  it("are refused when something is left out", () => {
    expect(refusal({ team: shippedTexts.team.replace("paused: false", "") })).toThrow(
      /config\/defaults\.yml.*paused/su,
    );
    expect(refusal({ routing: shippedTexts.routing.replace("base: 2", "") })).toThrow(
      /config\/routing\.yml.*base/su,
    );
    expect(
      refusal({
        lifecycle: shippedTexts.lifecycle.replace("  completed:\n    owner: nobody\n    target: null", ""),
      }),
    ).toThrow(BrokenDefaultsError);
  });

  it("are refused with a time zone that there is not", () => {
    expect(refusal({ team: shippedTexts.team.replace("time-zone: UTC", "time-zone: Mars") })).toThrow(
      /Mars/u,
    );
  });
});
