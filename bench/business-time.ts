import { addBusinessTime } from "../src/domain/business-time/add-business-time.ts";
import { Calendar, weekdays } from "../src/domain/business-time/calendar.ts";
import { instant, minutes } from "../src/domain/time.ts";
import { report } from "./report.ts";

/* How long 10,000 deadlines take, the first of each calendar included: the schedule computes so many in one run. */

const deadlines = 10_000;
const from = 1_770_105_600_000;
const calendars = ["Europe/Paris", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"].map((timeZone) =>
  Calendar.parse({
    timeZone,
    hours: Object.fromEntries(
      weekdays.slice(0, 5).map((weekday) => [weekday, [{ from: "09:00", to: "17:00" }]]),
    ),
  }),
);

const before = performance.now();
let refused = 0;
for (let task = 0; task < deadlines; task++) {
  const calendar = calendars[task % calendars.length];
  if (calendar === undefined) continue;
  if (!addBusinessTime(calendar, instant(from + task * 60_000), minutes(task % 2_400)).ok) refused++;
}
const elapsed = performance.now() - before;

if (refused > 0) throw new Error(`${refused} deadlines were refused`);
report([
  {
    what: `${deadlines.toLocaleString("en")} deadlines over ${calendars.length} calendars`,
    measured: `${elapsed.toFixed(0)} ms`,
    baseline: "none",
    ratio: "",
    target: "",
    met: null,
  },
]);
