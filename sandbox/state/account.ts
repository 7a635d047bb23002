export type Timestamp = string;

type Common = {
  readonly id: number;
  readonly login: string;
  readonly name: string | null;
  readonly createdAt: Timestamp;
};

/** What the owner of a repository pays for; without, some of GitHub is for public repositories alone. */
export type Plan = "free" | "paid";

export type User = Common & { readonly kind: "user"; readonly email: string | null; readonly plan: Plan };

export type Organization = Common & {
  readonly kind: "organization";
  readonly plan: Plan;
  readonly memberIds: readonly number[];
  readonly adminIds: readonly number[];
};

/** The account that an app writes as; its login is `<slug>[bot]`. */
export type Bot = Common & { readonly kind: "bot"; readonly appId: number };

export type Account = User | Organization | Bot;

export type Team = {
  readonly id: number;
  readonly organizationId: number;
  readonly slug: string;
  readonly name: string;
  readonly memberIds: readonly number[];
};
