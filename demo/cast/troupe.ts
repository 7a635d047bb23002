import { z } from "zod";
import type { Logger } from "../../src/ports/logger.ts";
import { carryOut } from "./carry-out.ts";
import { type Client, graphql } from "./client.ts";
import type { Member } from "./member.ts";
import { World, worldQuery } from "./world.ts";

export type TroupeOptions = {
  readonly members: readonly Member[];
  readonly clientOf: (login: string) => Client;
  readonly seed: number;
  /** Milliseconds between two acts: time for somebody to watch. */
  readonly beat: number;
  readonly isPlaying: () => boolean;
  /** What of the world is theirs to look at. */
  readonly sees: (world: World) => World;
  readonly logger: Logger;
};

const Seen = z.object({ repository: World });

/** Members who take turns: one looks, and does one thing or lets the next one look. */
export class Troupe {
  readonly #options: TroupeOptions;
  #turn = 0;
  #timer: NodeJS.Timeout | null = null;
  #under: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(options: TroupeOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#isOver) return;
    this.#timer = setTimeout(() => {
      this.#under = this.#beat().finally(() => this.start());
    }, this.#options.beat);
  }

  /** Resolves when the act under way is done. */
  async stop(): Promise<void> {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#under;
  }

  /** A refusal is no reason to stop: the next look shows what there is to do now. */
  async #beat(): Promise<void> {
    const { members, isPlaying, logger } = this.#options;
    for (let looked = 0; looked < members.length && isPlaying() && !this.#isOver; looked += 1) {
      const member = members[this.#turn % members.length];
      this.#turn += 1;
      if (member === undefined) return;
      try {
        if (await this.#play(member)) return;
      } catch (error) {
        logger.warn({ error, member: member.login }, "an act of the cast came to nothing");
      }
    }
  }

  async #play({ login, decide }: Member): Promise<boolean> {
    const client = this.#options.clientOf(login);
    const { data, now } = await graphql(client, worldQuery, client.repository);
    const seen = this.#options.sees(Seen.parse(data).repository);
    const act = decide({ login, now, seed: this.#options.seed }, seen);
    if (act === null || !this.#options.isPlaying()) return false;
    await carryOut(client, act);
    return true;
  }
}
