import type { z } from "zod";
import { actorOf } from "../authorization/actor-of.ts";
import { demandPermission, demandRole } from "../authorization/repository-access.ts";
import type { Resource, Standing } from "../http/quotas.ts";
import type { PermissionLevel } from "../state/app.ts";
import type { View } from "../representation/view.ts";
import type { Actor, Caller } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import { issueByNumber } from "../state/lookup.ts";
import { notFound } from "../state/refusal.ts";
import type { Repository, RepositoryRole } from "../state/repository.ts";
import { askedMediaType, type MediaType } from "./media-type.ts";
import { pageOf } from "./pagination.ts";

type Parts = {
  readonly github: GitHub;
  /** What reads see: may lag behind `github`. */
  readonly view: View;
  readonly caller: Caller;
  readonly parameters: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly body: unknown;
  /** The `Accept` header. */
  readonly accept: string;
  readonly repository: Repository | null;
  readonly isWrite: boolean;
  readonly standing: (resource: Resource) => Standing;
  readonly redeliver: (deliveryId: number) => void;
};

type PageAnswer = {
  readonly status: 200;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
};

/** A request that was authenticated, authorised and validated, with what handlers ask of it. */
export class Exchange {
  readonly github: GitHub;
  readonly view: View;
  readonly caller: Caller;
  readonly url: URL;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.github = parts.github;
    this.view = parts.view;
    this.caller = parts.caller;
    this.url = parts.url;
  }

  /** How much of an hourly limit the caller has used. */
  standing(resource: Resource): Standing {
    return this.#parts.standing(resource);
  }

  /** Sends a webhook again, under the same GUID. */
  redeliver(deliveryId: number): void {
    this.#parts.redeliver(deliveryId);
  }

  get actor(): Actor {
    return actorOf(this.caller);
  }

  /** Of the person or bot; `null` for nobody and for an app's own token. */
  get viewerId(): number | null {
    return this.caller.kind === "anonymous" || this.caller.kind === "app" ? null : this.actor.accountId;
  }

  get repository(): Repository {
    if (this.#parts.repository === null) throw notFound();
    return this.#parts.repository;
  }

  /** A parameter of the path. */
  text(name: string): string {
    const value = this.#parts.parameters[name];
    if (value === undefined) throw new Error(`the path has no parameter ${name}`);
    return value;
  }

  integer(name: string): number {
    const value = Number(this.text(name));
    if (!Number.isSafeInteger(value)) throw notFound();
    return value;
  }

  query(name: string): string | undefined {
    return this.url.searchParams.get(name) ?? undefined;
  }

  read<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
    return schema.parse(this.#parts.body ?? {});
  }

  /** The media type of GitHub's that the answer is asked for in, if it is one of these. */
  accepted(parameter: "raw" | "diff"): MediaType | null {
    return askedMediaType(this.#parts.accept, parameter);
  }

  /** The issue or pull request that the path names. */
  issue(parameter = "issue_number"): Issue {
    const state = this.#parts.isWrite ? this.github.state : this.view.state;
    const issue = issueByNumber(state, this.repository.id, this.integer(parameter));
    this.demandIssuePermission(issue);
    return issue;
  }

  /** A permission on pull requests is none on issues. */
  demandIssuePermission(issue: Issue): void {
    if (issue.isPullRequest || !("permissions" in this.caller)) return;
    const level: PermissionLevel = this.#parts.isWrite ? "write" : "read";
    demandPermission(this.caller.permissions, [["issues", level]]);
  }

  /** Authors may change what they wrote; others need a role. */
  demandRoleUnlessAuthor(authorId: number, role: RepositoryRole): void {
    if (this.caller.kind !== "user" || this.caller.accountId === authorId) return;
    demandRole(this.github.state, this.repository, this.caller.accountId, role);
  }

  hasRole(role: RepositoryRole): boolean {
    if (this.caller.kind !== "user") return true;
    try {
      demandRole(this.github.state, this.repository, this.caller.accountId, role);
      return true;
    } catch {
      return false;
    }
  }

  /** The asked-for page of `rows`, each shown, with the `Link` header. */
  async page<Row>(
    rows: readonly Row[],
    show: (row: Row) => unknown,
    wrap: (shown: readonly unknown[]) => unknown = (shown) => shown,
  ): Promise<PageAnswer> {
    const { items, link } = pageOf(rows, this.url);
    const shown = await Promise.all(items.map(async (row) => show(row)));
    return { status: 200, body: wrap(shown), headers: link === null ? {} : { link } };
  }
}
