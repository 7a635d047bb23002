// What smart HTTP asks of the host behind it: who may come in, and what becomes of a push.

import type { RefUpdate } from "../state/git-storage.ts";

export type Knock = {
  readonly owner: string;
  /** Without `.git`. */
  readonly name: string;
  /** The `Authorization` header as it came. */
  readonly authorization: string | null;
  readonly access: "read" | "write";
};

export type Push = {
  readonly updates: readonly RefUpdate[];
  /** All or nothing. */
  readonly atomic: boolean;
};

export type RefVerdict = {
  readonly ref: string;
  /** Shown behind `! [remote rejected]`; null when the ref has moved. */
  readonly refusal: string | null;
};

export type PushAnswer = {
  /** One for each update. */
  readonly verdicts: readonly RefVerdict[];
  /** Shown behind `remote: `. */
  readonly remarks: readonly string[];
};

export type Admission =
  | {
      readonly kind: "admitted";
      readonly repositoryId: number;
      /** Moves the refs that may move, with all that follows from it. The objects are in the repository already. */
      readonly receive: (push: Push) => Promise<PushAnswer>;
    }
  /** No credentials where some are needed, or wrong ones. */
  | { readonly kind: "unauthorized" }
  | { readonly kind: "not-found" }
  | { readonly kind: "forbidden"; readonly message: string }
  /** The path that the repository has now: `/owner/name`. */
  | { readonly kind: "moved"; readonly path: string };

export interface GitHost {
  admit(knock: Knock): Promise<Admission>;
}
