/** Lets so many through at once; the others wait in order. */
export interface Turnstile {
  pass<Value>(work: () => Promise<Value>): Promise<Value>;
}

export function createTurnstile(width: number): Turnstile {
  let inside = 0;
  const waiting: (() => void)[] = [];

  return {
    async pass(work) {
      if (inside >= width) await new Promise<void>((enter) => waiting.push(enter));
      else inside += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) inside -= 1;
        else next();
      }
    },
  };
}
