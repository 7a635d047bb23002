import { ForgeUnavailable } from "../../src/ports/forge.ts";
import { InboxUnavailable } from "../../src/ports/inbox.ts";
import { scriptedDay } from "../support/scripted-day.ts";
import { type Day, type FailurePlan, failAtEveryCall } from "./fail-at-every-call.ts";

/** Every call of every port fails once in each step, as that port says that it may, and the process lives on. */
export function failAndLiveOn(when: FailurePlan["when"]): void {
  const title = `the process lives on although a port fails ${when} the effect of`;
  failAtEveryCall({ title, when, error: errorOf, steps: scriptedDay, judged: exceptTime });
}

function errorOf(method: string): Error {
  return method.startsWith("inbox.")
    ? new InboxUnavailable(`${method} failed`)
    : new ForgeUnavailable(`${method} failed`, null);
}

/** What failed is done up to a minute later: so far is the end of a lease. Minutes, and clocks set anew, are left aside. */
function exceptTime({ pictures, events }: Day): Day {
  return {
    pictures: pictures.map(([name, picture]) => [name, withoutMinutes(picture)]),
    events: events
      .filter((event) => !event.includes('"type":"ClockSet"'))
      .map((event) => event.replace(/"at":"[^"]*"/, "").replace(/"seq":\d+/, "")),
  };
}

function withoutMinutes<Value>(value: Value): Value {
  const text = JSON.stringify(value).replaceAll(/(\d{4}-\d\d-\d\d \d\d):\d\d UTC/g, "$1 UTC");
  return JSON.parse(text);
}
