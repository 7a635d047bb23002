import type { Writable } from "node:stream";

export type Lines = {
  readonly write: (text: string) => void;
  /** Why lines were lost; null when none was. */
  readonly lost: () => Error | null;
};

/** Lines onto a stream. Whose reader leaves early, as `head` does, wants no more of them: that is no loss. */
export function writeLines(stream: Writable): Lines {
  let lost: Error | null = null;
  stream.on("error", (error) => {
    if (!("code" in error) || error.code !== "EPIPE") lost ??= error;
  });
  return { write: (text) => void stream.write(`${text}\n`), lost: () => lost };
}
