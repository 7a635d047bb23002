import { createHash } from "node:crypto";

/** A whole number from 0 up to, not including, `sides`: a throw of the seed's that can be repeated for its occasion. */
export function chance(seed: number, occasion: string, sides: number): number {
  return (
    createHash("sha256")
      .update(`${String(seed)} ${occasion}`)
      .digest()
      .readUInt32BE() % sides
  );
}
