import { describe, expect, it } from "vitest";
import { configurationFrom } from "../../../test/support/configuration.ts";

function calendars(lines: string) {
  const { members } = configurationFrom(`lead: ada\ndomains: { app: }\n${lines}`).organization;
  return Object.fromEntries(members.map(({ id, calendar }) => [id, calendar]));
}

const people = "members: { ada: , robin: { kind: agent, accountable: ada } }\n";

describe("calendars", () => {
  it("of members are the team's, and of agents round the clock in its time zone", () => {
    const { ada, robin } = calendars(
      `${people}calendar: { time-zone: Asia/Tokyo, hours: { tue: 9:00-12:00 } }\n`,
    );
    expect(ada).toEqual({
      timeZone: "Asia/Tokyo",
      hours: { tuesday: [{ from: "09:00", to: "12:00" }] },
      daysOff: [],
    });
    expect(robin).toEqual({ timeZone: "Asia/Tokyo", hours: "round-the-clock", daysOff: [] });
  });

  it("take what they do not say from the team's", () => {
    const { ada, ben, cleo } = calendars(`calendar: { time-zone: Asia/Tokyo, days-off: [2026-01-01] }
calendars: { nights: { hours: { mon: 22:00-6:00 } } }
members:
  ada: { calendar: { time-zone: Europe/Paris } }
  ben: { calendar: nights }
  cleo: { calendar: { days-off: [] } }
`);
    expect(ada).toMatchObject({ timeZone: "Europe/Paris", daysOff: ["2026-01-01"] });
    expect(ben).toEqual({
      timeZone: "Asia/Tokyo",
      hours: { monday: [{ from: "22:00", to: "06:00" }] },
      daysOff: ["2026-01-01"],
    });
    expect(cleo).toMatchObject({ timeZone: "Asia/Tokyo", daysOff: [] });
  });

  it("of the team may be one of the named", () => {
    const { ada, robin } = calendars(
      `${people}calendar: tokyo\ncalendars: { tokyo: { time-zone: Asia/Tokyo, hours: round-the-clock } }\n`,
    );
    expect(ada).toEqual({ timeZone: "Asia/Tokyo", hours: "round-the-clock", daysOff: [] });
    expect(robin).toMatchObject({ timeZone: "Asia/Tokyo" });
  });

  it("have ranges of weekdays, over the weekend as well, and several spans a day", () => {
    const { ada } = calendars(
      `${people}calendar: { hours: { fri-mon: 9:00-12:00, mon: ["13:00-17:00"], wed: [0:00-24:00] } }\n`,
    );
    const morning = { from: "09:00", to: "12:00" };
    expect(ada?.hours).toEqual({
      friday: [morning],
      saturday: [morning],
      sunday: [morning],
      monday: [morning, { from: "13:00", to: "17:00" }],
      wednesday: [{ from: "00:00", to: "24:00" }],
    });
  });

  it("have days off and ranges of them", () => {
    const { ada } = calendars(`${people}calendar: { days-off: [2026-12-24, 2026-08-01..2026-08-14] }\n`);
    expect(ada?.daysOff).toEqual(["2026-12-24", { from: "2026-08-01", to: "2026-08-14" }]);
  });
});
