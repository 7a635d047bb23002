/** One thing that a member does on GitHub. */
export type Act =
  | {
      readonly kind: "open-issue";
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
    }
  | { readonly kind: "comment"; readonly issue: number; readonly body: string }
  | { readonly kind: "edit-issue"; readonly issue: number; readonly body: string }
  | {
      readonly kind: "push";
      readonly branch: string;
      /** Where the branch begins when it is new. */
      readonly base: string;
      readonly path: string;
      readonly content: string;
      readonly message: string;
    }
  | {
      readonly kind: "open-pull-request";
      readonly branch: string;
      readonly title: string;
      readonly body: string;
    }
  | { readonly kind: "mark-ready"; readonly id: string }
  | {
      readonly kind: "review";
      readonly pullRequest: number;
      readonly head: string;
      readonly verdict: "APPROVE" | "REQUEST_CHANGES";
      readonly body: string;
    }
  | { readonly kind: "request-review"; readonly pullRequest: number; readonly reviewers: readonly string[] }
  | { readonly kind: "merge"; readonly pullRequest: number; readonly head: string };
