import type { FaultRule } from "../../sandbox/http/faults.ts";
import type { SeenIssue } from "./see-issue.ts";

export type NewIssue = { readonly title: string; readonly body: string; readonly labels: readonly string[] };

/** What a play can do on its stage, as people and agents would. Each act rejects with what GitHub refused. */
export type ScenarioStage = {
  /** What happens now, for whoever watches. */
  readonly tell: (words: string) => void;
  readonly openIssue: (issue: NewIssue) => Promise<number>;
  readonly comment: (login: string, number: number, body: string) => Promise<void>;
  readonly changeLabel: (
    login: string,
    number: number,
    label: string,
    change: "add" | "remove",
  ) => Promise<void>;
  readonly close: (login: string, number: number) => Promise<void>;
  readonly push: (login: string, branch: string, path: string, content: string) => Promise<void>;
  /** Gives its number. */
  readonly openPullRequest: (login: string, branch: string, title: string, body: string) => Promise<number>;
  /** Gives GitHub's words when it refused, and `null` when it did not. */
  readonly tryToApprove: (login: string, pullRequest: number) => Promise<string | null>;
  readonly moveTime: (hours: number) => void;
  /** What is asked of GitHub's API meets this, until it is ended. */
  readonly trouble: (effect: FaultRule["effect"]) => {
    readonly hits: () => number;
    readonly end: () => void;
  };
  /** Says something while GitHub answers nobody: it was said just before, and is told only now. */
  readonly commentUnasked: (login: string, number: number, body: string) => void;
  /** Waits until Tutti, or whoever, has made it so. @throws after a minute */
  readonly until: (isSo: (seen: SeenIssue) => boolean, number: number) => Promise<void>;
  /** As `until`, while GitHub's time passes more quickly. */
  readonly untilInTime: (isSo: (seen: SeenIssue) => boolean, number: number) => Promise<void>;
  /** Waits for Tutti's reply about something, such as `/ready`, and gives it as a quotation. @throws after a minute */
  readonly hear: (about: string, number: number) => Promise<string>;
  /** Waits until a row of the task's card has a word, and gives the row as a quotation. @throws after a minute */
  readonly readCard: (row: string, word: string, number: number) => Promise<string>;
  /** Waits until an event is on record whose line begins so, and gives it as a quotation. @throws after a minute */
  readonly readRecord: (beginning: string, number: number) => Promise<string>;
};

/** A short play with a point, on an issue of its own. */
export type Scenario = {
  readonly name: string;
  readonly title: string;
  /** What to look at, in a sentence. */
  readonly watch: string;
  readonly play: (stage: ScenarioStage) => Promise<void>;
};
