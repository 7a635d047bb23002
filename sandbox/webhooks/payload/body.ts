export type Body = {
  readonly repositoryId?: number;
  readonly installationId?: number;
  readonly appId?: number;
  readonly body: Readonly<Record<string, unknown>>;
};
