/** How an argument of a comment command is written. */
export type ArgumentKind = {
  /** As it stands in a usage line, without the brackets of an optional argument. */
  readonly notation: string;
  /** What to write, in words that follow "expected". */
  readonly expected: string;
};

export const argumentKinds = {
  command: { notation: "<command>", expected: "the name of a command, such as `assign`" },
  member: { notation: "@<member>", expected: "a member with an @, such as `@ada`" },
  tier: { notation: "<0-4>", expected: "a tier from 0 to 4" },
  priority: { notation: "<P0-P3 | none>", expected: "`P0`, `P1`, `P2`, `P3`, or `none`" },
  layer: { notation: "<layer>", expected: "a review layer: `peer`, `domain`, `qa` or `architecture`" },
  state: { notation: "<state>", expected: "the name of a state, such as `in-progress`" },
  duration: {
    notation: "<90m | 4h | 2d>",
    expected:
      "working time: more than 0 and less than 1000 minutes, hours or days of 8 hours, such as `90m`, `4h`, `1.5h` or `2d`",
  },
  until: {
    notation: "until <date or time>",
    expected: "`until` and a date or time, such as `until 2026-03-02` or `until 2026-03-02 14:00`",
  },
  "pause-target": {
    notation: "<@member | organization>",
    expected: "a member with an @, or `organization`",
  },
  blocker: {
    notation: "<reason> (on #<issue> | @<who>: <action> | until <date or time>)",
    expected:
      "a reason, and after it who or what has to move: `on #12`, `on owner/repository#12`, `@ada: decides the colour`, or `until 2026-03-02 14:00`",
  },
  text: { notation: "<text>", expected: "some text" },
} as const satisfies Record<string, ArgumentKind>;
export type ArgumentKindName = keyof typeof argumentKinds;
