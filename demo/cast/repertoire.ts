/** What the conductor asks for, and how the one who gets it goes about it. */
export type Piece = {
  readonly title: string;
  readonly wish: string;
  readonly section: "strings" | "winds";
  /** Further labels; they weigh in the router's score. */
  readonly labels: readonly string[];
  readonly criterion: string;
  readonly draft: string;
  readonly remark: string;
  readonly mended: string;
};

export const repertoire: readonly Piece[] = [
  {
    title: "Write the bowing down for bar 12",
    wish: "Everybody bows bar 12 differently.",
    section: "strings",
    labels: [],
    criterion: "The bowing of bar 12 is written down",
    draft: "Bar 12: down, up, down.",
    remark: "The upbeat is missing: bar 12 begins with an up-bow.",
    mended: "Bar 12: up, down, up, down.",
  },
  {
    title: "Mark the breaths in the slow movement",
    wish: "The winds breathe wherever they like.",
    section: "winds",
    labels: ["enhancement", "performance"],
    criterion: "Each phrase has one breath",
    draft: "Breathe after bars 4 and 8.",
    remark: "Bar 8 is in the middle of the phrase. Bar 9?",
    mended: "Breathe after bars 4 and 9.",
  },
  {
    title: "Refactor the pizzicato passage for two players",
    wish: "One player cannot play bars 30 to 34 in tempo.",
    section: "strings",
    labels: ["enhancement"],
    criterion: "Two players share the passage",
    draft: "First player: the odd bars.",
    remark: "And who plays the even ones?",
    mended: "First player: the odd bars. Second player: the even ones.",
  },
  {
    title: "Fix the wrong note in the flute solo",
    wish: "Bar 51 clashes with the oboe.",
    section: "winds",
    labels: [],
    criterion: "Bar 51 agrees with the oboe",
    draft: "Bar 51: F sharp.",
    remark: "It clashes still: the oboe has F natural.",
    mended: "Bar 51: F natural.",
  },
  {
    title: "Say in which order the cellos tune",
    wish: "Tuning takes five minutes.",
    section: "strings",
    labels: ["documentation"],
    criterion: "The order is written down",
    draft: "First desk, then the others.",
    remark: "Which string first?",
    mended: "First desk, then the others. A string first.",
  },
  {
    title: "Redesign the seating of the winds",
    wish: "The oboe cannot hear the flutes.",
    section: "winds",
    labels: ["enhancement"],
    criterion: "The oboe sits beside the first flute",
    draft: "Flutes, clarinets, oboe.",
    remark: "Then the oboe is still too far off.",
    mended: "Flutes, oboe, clarinets.",
  },
];

/** The piece that an issue is about; any other issue is played after the first. */
export function pieceTitled(title: string): Piece | null {
  return repertoire.find((piece) => title === piece.title) ?? null;
}
