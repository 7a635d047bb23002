import { expect, test } from "vitest";
import { howFarSeen } from "./refuse-while-running.ts";

test("where no label could tell, it is not said that Tutti is stopped", () => {
  expect(howFarSeen({ kind: "label-on-issue", number: 3, name: "state/assigned" })).toContain(
    "Nothing put state/assigned back on #3",
  );
  expect(howFarSeen(null)).toMatch(/^Whether Tutti still runs could not be seen here, .*stop it then/);
  expect(howFarSeen(null)).not.toContain("seems to be stopped");
});
