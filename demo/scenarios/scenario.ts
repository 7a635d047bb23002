import type { FaultRule } from "../../sandbox/http/faults.ts";
import type { Issue } from "../../sandbox/state/issue.ts";

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
  /** Gives what GitHub answered when it refused, and `null` when it did not. */
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
};

export type SeenIssue = {
  readonly state: Issue["state"];
  readonly labels: readonly string[];
  /** Bodies of the App's comments. */
  readonly replies: readonly string[];
  readonly reopenings: number;
};

/** A short play with a point, on an issue of its own. */
export type Scenario = {
  readonly name: string;
  readonly title: string;
  /** What to look at, in a sentence. */
  readonly watch: string;
  readonly play: (stage: ScenarioStage) => Promise<void>;
};
