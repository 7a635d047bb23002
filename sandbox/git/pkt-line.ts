// Git's framing: four hexadecimal digits of length, themselves counted, then the payload; `0000` ends a section.
// https://git-scm.com/docs/protocol-common

export const flushPacket = "0000";

export function packet(payload: string): string {
  return (Buffer.byteLength(payload) + 4).toString(16).padStart(4, "0") + payload;
}

/** One section at a time, up to its flush, from a stream that stays open between them. */
export async function* readSections(stream: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let pending = Buffer.alloc(0);
  let section: string[] = [];
  for await (const chunk of stream) {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const length = pending.length < 4 ? null : Number.parseInt(pending.toString("latin1", 0, 4), 16);
      if (length === null || pending.length < length) break;
      if (length === 0) {
        yield section;
        section = [];
      } else {
        section.push(pending.toString("utf8", 4, length).replace(/\n$/, ""));
      }
      pending = pending.subarray(Math.max(length, 4));
    }
  }
}
