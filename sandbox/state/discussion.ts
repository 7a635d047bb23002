import type { Timestamp } from "./account.ts";
import type { Authorship, Edit } from "./issue.ts";

export type DiscussionCategory = {
  readonly id: number;
  readonly repositoryId: number;
  readonly name: string;
  readonly slug: string;
  readonly emoji: string;
  readonly description: string;
  readonly isAnswerable: boolean;
  readonly createdAt: Timestamp;
};

export type Discussion = Authorship & {
  readonly id: number;
  readonly repositoryId: number;
  readonly number: number;
  readonly categoryId: number;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  readonly isLocked: boolean;
  readonly answerId: number | null;
  readonly labelIds: readonly number[];
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly lastEdit: Edit | null;
};

export type DiscussionComment = Authorship & {
  readonly id: number;
  readonly repositoryId: number;
  readonly discussionId: number;
  readonly replyToId: number | null;
  readonly body: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly lastEdit: Edit | null;
};
