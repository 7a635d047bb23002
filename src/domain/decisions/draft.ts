import { type Actor, actorName, tutti } from "../actor.ts";
import type { Configuration } from "../configuration.ts";
import type { Event } from "../events.ts";
import type { Cause, PullRequestId, TaskId } from "../ids.ts";
import type { OrganizationState } from "../organization-state.ts";
import type { PullRequest } from "../review/schema.ts";
import type { Task } from "../task/schema.ts";
import type { Timestamp } from "../timestamp.ts";

export type Stamp = { readonly at: Timestamp; readonly by: string; readonly cause?: Cause };

/** A decision in the making: each event is recorded and seen at once by what is decided next. */
export class Draft {
  readonly state: OrganizationState;
  readonly configuration: Configuration;
  readonly actor: Actor;
  readonly stamp: Stamp;
  readonly events: Event[];

  private constructor(
    state: OrganizationState,
    configuration: Configuration,
    actor: Actor,
    stamp: Stamp,
    events: Event[],
  ) {
    this.state = state;
    this.configuration = configuration;
    this.actor = actor;
    this.stamp = stamp;
    this.events = events;
  }

  /** A draft whose events are applied to this very state. */
  static in(state: OrganizationState, configuration: Configuration, actor: Actor, stamp: Stamp): Draft {
    return new Draft(state, configuration, actor, stamp, []);
  }

  /** A draft on a state, which it leaves as it is. */
  static on(base: OrganizationState, configuration: Configuration, actor: Actor, stamp: Stamp): Draft {
    return new Draft(base.fork(), configuration, actor, stamp, []);
  }

  get at(): Timestamp {
    return this.stamp.at;
  }

  /** Records an event, dated no earlier than what its task has on record. */
  record(event: Event): void {
    const dated = this.#neverBackwards(event);
    this.state.apply(dated);
    this.events.push(dated);
  }

  /** This draft, for what somebody else said on the way. */
  asSaidBy(actor: Actor): Draft {
    const stamp = { ...this.stamp, by: actorName(actor) };
    return new Draft(this.state, this.configuration, actor, stamp, this.events);
  }

  /** This draft, for what the clock does at an instant of its own. */
  asClock(at: Timestamp): Draft {
    return this.#asTutti({ at, by: actorName(tutti) });
  }

  /** This draft, for what a rule makes of an event on record. */
  asRule({ at, cause }: Event): Draft {
    const by = actorName(tutti);
    return this.#asTutti(cause === undefined ? { at, by } : { at, by, cause });
  }

  #asTutti(stamp: Stamp): Draft {
    return new Draft(this.state, this.configuration, tutti, stamp, this.events);
  }

  /** A part that is taken over whole, or dropped. */
  branch(): Draft {
    return Draft.on(this.state, this.configuration, this.actor, this.stamp);
  }

  /** `part` is the last branch of this draft, which recorded nothing since. */
  take(part: Draft): void {
    this.state.absorb(part.state);
    for (const event of part.events) this.events.push(event);
  }

  /** The task as it is now. @throws when it is not known: callers hold a task that they were given. */
  task(id: TaskId): Task {
    const task = this.state.tasks.get(id);
    if (task === undefined) throw new UnknownSubjectError(id);
    return task;
  }

  pullRequest(id: PullRequestId): PullRequest {
    const pullRequest = this.state.pullRequests.get(id);
    if (pullRequest === undefined) throw new UnknownSubjectError(id);
    return pullRequest;
  }

  #neverBackwards(event: Event): Event {
    const task = "task" in event && event.task !== undefined ? this.state.tasks.get(event.task) : undefined;
    return task === undefined || task.changedAt <= event.at ? event : { ...event, at: task.changedAt };
  }
}

/** A decision was asked for something that the ledger does not know: a mistake of the program. */
export class UnknownSubjectError extends Error {
  override readonly name = "UnknownSubjectError";
  constructor(id: string) {
    super(`nothing with the id ${id} is on record`);
  }
}
