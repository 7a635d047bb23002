// Some subjects GitHub cannot answer for, though it does for others: a query with one of them fails as a whole.
import { LRUCache } from "lru-cache";
import { ForgeUnavailable } from "../../../ports/forge.ts";
import type { IssueAddress, Person, Unreadable } from "../../../ports/forge-facts.ts";

/** What is remembered of the subjects of one kind, by their keys. */
export interface Readings<Subject extends {}> {
  readonly keyOf: (subject: Subject) => string;
  /** Read a moment ago: whether GitHub answers at all can be asked of them. */
  readonly read: LRUCache<string, Subject>;
  /** They failed by themselves: asked for alone, lest they hold back the others again. */
  readonly failed: LRUCache<string, true>;
}

/** Milliseconds; GitHub's troubles with a single subject may pass. */
const REMEMBERED = 60 * 60_000;
const WITNESSES = 3;

export function createReadings<Subject extends {}>(keyOf: (subject: Subject) => string): Readings<Subject> {
  return { keyOf, read: new LRUCache({ max: 20 }), failed: new LRUCache({ max: 1_000, ttl: REMEMBERED }) };
}

export function hasFailed<Subject extends {}>(
  { keyOf, failed }: Readings<Subject>,
  subject: Subject,
): boolean {
  return failed.has(keyOf(subject));
}

export function noteRead<Subject extends {}>(
  { keyOf, read, failed }: Readings<Subject>,
  subject: Subject,
): void {
  failed.delete(keyOf(subject));
  read.set(keyOf(subject), subject);
}

/** All in one, and each by itself only where that fails; `tries` says how often `ask` is to ask. In the order given. */
export async function seeAll<Subject extends {}, Look extends {}>(
  readings: Readings<Subject>,
  subjects: readonly Subject[],
  ask: (some: readonly Subject[], tries?: "one") => Promise<readonly Look[]>,
  spare: readonly Subject[],
): Promise<readonly (Look | Unreadable)[]> {
  if (!subjects.some((subject) => hasFailed(readings, subject))) {
    try {
      const looks = await ask(subjects);
      for (const subject of subjects) noteRead(readings, subject);
      return looks;
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
  }
  return seeEach(readings, subjects, (some) => ask(some, "one"), spare);
}

/**
 * Each subject by itself: halves until what fails stands alone. As long as no other one of its kind is answered for, none
 * is to blame, and nothing is asked but a few. In the order given. `spare` is what else can be asked whether GitHub answers.
 */
export async function seeEach<Subject extends {}, Look extends {}>(
  readings: Readings<Subject>,
  subjects: readonly Subject[],
  ask: (some: readonly Subject[]) => Promise<readonly Look[]>,
  spare: readonly Subject[] = [],
): Promise<readonly (Look | Unreadable)[]> {
  const { keyOf } = readings;
  const seen = new Map<Subject, Look>();
  const reasons = new Map<Subject, string>();
  let witnessed: boolean | null = null;

  async function see(some: readonly Subject[]): Promise<boolean> {
    if (some.length === 0) return true;
    try {
      const looks = await ask(some);
      looks.forEach((look, position) => {
        const subject = some[position];
        if (subject === undefined) return;
        seen.set(subject, look);
        reasons.delete(subject);
        noteRead(readings, subject);
      });
      return true;
    } catch (error) {
      if (!mayPass(error)) throw error;
      for (const subject of some) {
        reasons.set(subject, error.message);
        readings.read.delete(keyOf(subject));
      }
      return false;
    }
  }

  /** Another one that is answered for: read before, or else among these. */
  async function isAnswering(some: readonly Subject[]): Promise<boolean> {
    if (seen.size > 0) return true;
    witnessed ??= await witness(some);
    return witnessed;
  }

  async function witness(some: readonly Subject[]): Promise<boolean> {
    const asked = new Set(subjects.map(keyOf));
    const before = [...readings.read.values()].filter((each) => !asked.has(keyOf(each)));
    const among = some.length > 1 ? some : [];
    for (const each of [...before.slice(0, WITNESSES), ...among.slice(0, WITNESSES), ...spare]) {
      if (await see([each])) return true;
    }
    return false;
  }

  async function halve(some: readonly Subject[]): Promise<void> {
    if ((await see(some)) || some.length === 1 || !(await isAnswering(some))) return;
    const left = some.filter((subject) => !seen.has(subject));
    const middle = Math.ceil(left.length / 2);
    await halve(left.slice(0, middle));
    await halve(left.slice(middle));
  }

  const steady = subjects.filter((subject) => !hasFailed(readings, subject));
  await halve(steady);
  if (steady.length === 0 || (await isAnswering(steady))) {
    for (const subject of subjects) if (!steady.includes(subject)) await see([subject]);
  }

  const missing = subjects.filter((subject) => !seen.has(subject));
  const others = missing.length === 0 || (await isAnswering(missing)) ? "answered" : "unanswered";
  return subjects.map((subject): Look | Unreadable => {
    const look = seen.get(subject);
    if (look !== undefined) return look;
    if (others === "answered") readings.failed.set(keyOf(subject), true);
    return { unreadable: reasons.get(subject) ?? "not asked for", others };
  });
}

/** GitHub's own trouble, without a time to wait for. */
export function mayPass(error: unknown): error is ForgeUnavailable {
  return error instanceof ForgeUnavailable && error.retryAt === null;
}

export function addressKey({ repository, number }: IssueAddress): string {
  return `${repository.id}#${number}`;
}

export function personKey({ repository, login }: Person): string {
  return `${repository.id} ${login.toLowerCase()}`;
}
