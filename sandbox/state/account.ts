export type Timestamp = string;

type Common = {
  readonly id: number;
  readonly login: string;
  readonly name: string | null;
  readonly createdAt: Timestamp;
};

export type User = Common & { readonly kind: "user"; readonly email: string | null };

export type Organization = Common & {
  readonly kind: "organization";
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
