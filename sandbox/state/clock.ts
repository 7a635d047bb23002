import type { Timestamp } from "./account.ts";

/** GitHub's time. Frozen clocks move only when told; running ones follow the machine's with an offset. */
export class Clock {
  #offset: number;
  #frozenAt: number | null;

  private constructor(offset: number, frozenAt: number | null) {
    this.#offset = offset;
    this.#frozenAt = frozenAt;
  }

  static running(): Clock {
    return new Clock(0, null);
  }

  /** `instant`: ISO 8601. */
  static frozen(instant: string): Clock {
    return new Clock(0, parse(instant));
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  /** As GitHub writes it: UTC, whole seconds. */
  timestamp(): Timestamp {
    return formatTimestamp(this.now());
  }

  set(instant: string): void {
    const at = parse(instant);
    if (this.#frozenAt === null) this.#offset = at - Date.now();
    else this.#frozenAt = at;
  }

  advance(milliseconds: number): void {
    if (this.#frozenAt === null) this.#offset += milliseconds;
    else this.#frozenAt += milliseconds;
  }

  freeze(): void {
    this.#frozenAt = this.now();
  }
}

export function formatTimestamp(milliseconds: number): Timestamp {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

function parse(instant: string): number {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${instant}`);
  return at;
}
