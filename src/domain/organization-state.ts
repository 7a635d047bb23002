import { type CommandOutcome, CommandOutcomes } from "./command-outcomes.ts";
import type { Event, EventOf } from "./events.ts";
import { forgettingHorizon, subjectsAtRest } from "./forgetting.ts";
import type { AccountId, Cause, MemberId, PullRequestId, RepositoryId, TaskId } from "./ids.ts";
import { LayeredMap, valuesAt } from "./layered-map.ts";
import { emptyFrame, evolveFrame, type OrganizationFrame } from "./organization-frame.ts";
import { type ToldRefusal, rememberRefusal } from "./told-refusal.ts";
import { type RecentOrders, rememberAccepted } from "./recent-orders.ts";
import { evolvePullRequest, openPullRequest, type PullRequestEvent } from "./review/evolve.ts";
import type { PullRequest } from "./review/schema.ts";
import type { StateParts } from "./state-parts.ts";
import { evolveTask, openTask, type TaskEvent } from "./task/evolve.ts";
import type { Task } from "./task/schema.ts";
import type { Timestamp } from "./timestamp.ts";

/** What a cause ran on, when it was neither a task nor a pull request. */
export const organizationSubject = "organization";

/**
 * The fold over all events: the one place that owns maps, of immutable values. A fork reads through to what it was
 * forked from and keeps its own changes, so that decisions can be tried before they are committed.
 */
export class OrganizationState {
  frame: OrganizationFrame;
  /** The latest instant of any event applied. */
  at: Timestamp | null;
  readonly tasks: LayeredMap<TaskId, Task>;
  readonly pullRequests: LayeredMap<PullRequestId, PullRequest>;
  readonly #children: LayeredMap<TaskId, readonly TaskId[]>;
  readonly #taskAddresses: LayeredMap<string, TaskId>;
  /** The task of each issue that one went on as. */
  readonly #transferred: LayeredMap<TaskId, TaskId>;
  readonly #pullRequestAddresses: LayeredMap<string, PullRequestId>;
  readonly #outcomes: CommandOutcomes;
  /** The newest refusals by the issue or pull request where their commands were given. */
  readonly refusals: LayeredMap<string, readonly ToldRefusal[]>;
  readonly recentOrders: LayeredMap<AccountId, RecentOrders>;

  private constructor(parent?: OrganizationState) {
    this.frame = parent?.frame ?? emptyFrame;
    this.at = parent?.at ?? null;
    this.tasks = new LayeredMap(parent?.tasks);
    this.pullRequests = new LayeredMap(parent?.pullRequests);
    this.#children = new LayeredMap(parent === undefined ? undefined : parent.#children);
    this.#taskAddresses = new LayeredMap(parent === undefined ? undefined : parent.#taskAddresses);
    this.#transferred = new LayeredMap(parent === undefined ? undefined : parent.#transferred);
    this.#pullRequestAddresses = new LayeredMap(
      parent === undefined ? undefined : parent.#pullRequestAddresses,
    );
    this.#outcomes = new CommandOutcomes(parent === undefined ? undefined : parent.#outcomes);
    this.refusals = new LayeredMap(parent?.refusals);
    this.recentOrders = new LayeredMap(parent?.recentOrders);
  }

  static empty(): OrganizationState {
    return new OrganizationState();
  }

  static of(parts: StateParts): OrganizationState {
    const state = new OrganizationState();
    state.frame = parts.frame;
    state.at = parts.at;
    for (const task of parts.tasks) {
      state.tasks.set(task.id, task);
      state.#taskAddresses.set(address(task.repository, task.number), task.id);
      state.#adopt(task.id, null, task.parent);
    }
    // Where a task went on as an issue that had become a task meanwhile, it is the one that stands there.
    for (const [id, { repository, number, transfers = [] }] of state.tasks.entries()) {
      if (transfers.length > 0) state.#taskAddresses.set(address(repository, number), id);
      for (const issue of transfers) state.#transferred.set(issue, id);
    }
    for (const pullRequest of parts.pullRequests) {
      state.pullRequests.set(pullRequest.id, pullRequest);
      state.#pullRequestAddresses.set(address(pullRequest.repository, pullRequest.number), pullRequest.id);
    }
    for (const [subject, cause, outcome] of parts.outcomes) state.rememberOutcome(subject, cause, outcome);
    for (const [subject, upTo] of parts.forgotten) state.#outcomes.forget(subject, upTo);
    for (const [subject, refusals] of parts.refusals) state.refusals.set(subject, refusals);
    for (const [account, recent] of parts.recentOrders) state.recentOrders.set(account, recent);
    return state;
  }

  fork(): OrganizationState {
    return new OrganizationState(this);
  }

  /** Takes over what happened on a fork of this state, which has not changed meanwhile. */
  absorb(fork: OrganizationState): void {
    this.frame = fork.frame;
    this.at = fork.at;
    this.tasks.absorb(fork.tasks);
    this.pullRequests.absorb(fork.pullRequests);
    this.#children.absorb(fork.#children);
    this.#taskAddresses.absorb(fork.#taskAddresses);
    this.#transferred.absorb(fork.#transferred);
    this.#pullRequestAddresses.absorb(fork.#pullRequestAddresses);
    this.#outcomes.absorb(fork.#outcomes);
    this.refusals.absorb(fork.refusals);
    this.recentOrders.absorb(fork.recentOrders);
  }

  /** The id of the task that an issue is: another issue's where it was transferred, else its own. */
  taskIdOf(issue: TaskId): TaskId {
    return this.#transferred.get(issue) ?? issue;
  }

  /** The task that is at this address now; not one that was moved away from it. */
  taskAt(repository: RepositoryId, number: number): Task | undefined {
    const id = this.#taskAddresses.get(address(repository, number));
    const task = id === undefined ? undefined : this.tasks.get(id);
    return task?.repository === repository && task.number === number ? task : undefined;
  }

  pullRequestAt(repository: RepositoryId, number: number): PullRequest | undefined {
    const id = this.#pullRequestAddresses.get(address(repository, number));
    return id === undefined ? undefined : this.pullRequests.get(id);
  }

  /** Tracked children only. */
  childrenOf(parent: TaskId): readonly Task[] {
    return valuesAt(this.#children.get(parent) ?? [], this.tasks).filter(({ tracked }) => tracked);
  }

  pullRequestsOf(task: Task): readonly PullRequest[] {
    return valuesAt(task.pullRequests, this.pullRequests);
  }

  /** Tracked tasks of a member that are not completed. */
  openTasksOf(member: MemberId): readonly Task[] {
    const own: Task[] = [];
    for (const [, task] of this.tasks.entries()) {
      if (task.assignee === member && task.tracked && task.state !== "completed") own.push(task);
    }
    return own;
  }

  /** Tracked tasks only. */
  tasksOf(pullRequest: PullRequest): readonly Task[] {
    const ids = pullRequest.links.map(({ task }) => task);
    return valuesAt(ids, this.tasks).filter(({ tracked }) => tracked);
  }

  hasRun(subject: string, cause: Cause): boolean {
    return this.#outcomes.get(subject, cause) !== undefined;
  }

  /** What became of a command; undefined when it did not run. */
  outcomeOf(subject: string, cause: Cause): CommandOutcome | undefined {
    return this.#outcomes.get(subject, cause);
  }

  /** Every command that ran. */
  outcomes(): IterableIterator<readonly [subject: string, cause: string, outcome: CommandOutcome]> {
    return this.#outcomes.entries();
  }

  /** Whether what ran on this at that time is forgotten: nothing of then runs any more. */
  hasForgotten(subject: string, at: Timestamp): boolean {
    return this.#outcomes.hasForgotten(subject, at);
  }

  /** How far each subject is forgotten, of which something is. */
  forgotten(): IterableIterator<readonly [subject: string, upTo: Timestamp]> {
    return this.#outcomes.forgotten();
  }

  rememberOutcome(subject: string, cause: string, outcome: CommandOutcome): void {
    this.#outcomes.set(subject, cause, outcome);
  }

  apply(event: Event): void {
    if (this.at === null || event.at > this.at) this.#goOn(event.at);
    switch (event.type) {
      case "TaskOpened":
        return this.#open(event);
      case "PullRequestOpened":
        this.pullRequests.set(event.pullRequest, openPullRequest(event));
        this.#pullRequestAddresses.set(address(event.repository, event.number), event.pullRequest);
        return undefined;
      case "TaskRelocated":
        this.#taskAddresses.set(address(event.repository, event.number), event.task);
        return this.#changeTask(event);
      case "TaskTransferred":
        this.#taskAddresses.set(address(event.repository, event.number), event.task);
        this.#transferred.set(event.issue, event.task);
        return this.#changeTask(event);
      case "TaskTransferredAway":
        this.#transferred.set(event.issue, event.task);
        return this.#changeTask(event);
      case "TaskParented":
        this.#adopt(event.task, this.tasks.get(event.task)?.parent ?? null, event.parent);
        return this.#changeTask(event);
      case "PullRequestLinked":
      case "PullRequestUnlinked":
        this.#changeTask(event);
        return this.#changePullRequest(event);
      case "HeadPushed":
      case "PullRequestChanged":
      case "ReviewRequested":
      case "ReviewersChanged":
      case "ReviewRecorded":
      case "ReviewWithdrawn":
      case "ChecksReported":
      case "GateOverridden":
        return this.#changePullRequest(event);
      case "CommandAccepted":
        this.#ran(event);
        return this.#rememberOrder(event);
      case "CommandRefused":
        this.#ran(event);
        this.#tell(event);
        return event.task === undefined ? undefined : this.#changeTask({ ...event, task: event.task });
      case "LedgerOpened":
      case "ConfigurationAccepted":
      case "ConfigurationRejected":
      case "OrganizationPaused":
      case "OrganizationResumed":
      case "MemberPaused":
      case "MemberResumed":
      case "WriterClaimed":
      case "SweepCompleted":
      case "SegmentQuarantined":
        this.frame = evolveFrame(this.frame, event);
        return undefined;
      default:
        return this.#changeTask(event);
    }
  }

  #goOn(at: Timestamp): void {
    const horizon = forgettingHorizon(this.at, at);
    this.at = at;
    if (horizon === null) return;
    for (const subject of [organizationSubject, ...subjectsAtRest(this, horizon)]) {
      if (this.#outcomes.remembersUpTo(subject, horizon)) this.#outcomes.forget(subject, horizon);
    }
  }

  #open(event: EventOf<"TaskOpened">): void {
    this.tasks.set(event.task, openTask(event));
    this.#taskAddresses.set(address(event.repository, event.number), event.task);
    this.#adopt(event.task, null, event.parent);
  }

  #changeTask(event: TaskEvent): void {
    const task = this.tasks.get(event.task);
    if (task !== undefined) this.tasks.set(event.task, evolveTask(task, event));
  }

  #changePullRequest(event: PullRequestEvent): void {
    const pullRequest = this.pullRequests.get(event.pullRequest);
    if (pullRequest !== undefined)
      this.pullRequests.set(event.pullRequest, evolvePullRequest(pullRequest, event));
  }

  #adopt(child: TaskId, before: TaskId | null, after: TaskId | null): void {
    if (before !== null)
      this.#children.set(
        before,
        (this.#children.get(before) ?? []).filter((id) => id !== child),
      );
    if (after !== null) this.#children.set(after, [...(this.#children.get(after) ?? []), child]);
  }

  #rememberOrder(event: EventOf<"CommandAccepted">): void {
    if (event.account === null) return;
    const before = this.recentOrders.get(event.account);
    const after = rememberAccepted(before, event);
    if (after !== undefined && after !== before) this.recentOrders.set(event.account, after);
  }

  #tell(event: EventOf<"CommandRefused">): void {
    const { place, task, pullRequest } = event;
    const subject =
      place === null
        ? (pullRequest ?? task)
        : place.subject === ""
          ? this.pullRequestAt(place.repository, place.number)?.id
          : place.subject;
    if (subject === undefined) return;
    this.refusals.set(subject, rememberRefusal(this.refusals.get(subject), event));
  }

  #ran(event: EventOf<"CommandAccepted"> | EventOf<"CommandRefused">): void {
    if (event.cause === undefined) return;
    const subject = event.pullRequest ?? event.task ?? organizationSubject;
    const refusal = event.type === "CommandRefused" ? { code: event.code, facts: event.facts } : null;
    this.rememberOutcome(subject, event.cause, { at: event.at, refusal });
  }
}

function address(repository: RepositoryId, number: number): string {
  return `${repository}#${number}`;
}
