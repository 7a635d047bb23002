// The commits of Tutti's record, as GitHub took them, and what Tutti says that it wrote, with the commit behind it.
import { BroadcastChannel } from "node:worker_threads";
import { z } from "zod";
import type { Publisher } from "../../sandbox/webhooks/publisher.ts";
import { WriteReport } from "./write-report.ts";

const ledgerRef = "refs/heads/tutti-ledger";
const segmentFile = /^log\/\d+\/\d+\.jsonl$/;

/** A commit of the ledger. */
export type Chapter = {
  readonly commit: string;
  /** Paths of the segments that it brought. */
  readonly segments: readonly string[];
};

export type Act = WriteReport & { readonly at: string };

const MessageWithReport = z.object({ data: WriteReport });

type JournalOptions = {
  /** Of the channel on which the App's worker tells what it writes. */
  readonly channel: string;
  readonly events: Publisher;
  readonly now: () => string;
  /** Told of each act. */
  readonly changed: () => void;
};

export class Journal {
  readonly #chapters: Chapter[] = [];
  readonly #acts: Act[] = [];
  readonly #channel: BroadcastChannel;

  constructor({ channel, events, now, changed }: JournalOptions) {
    events.listen((occurrence) => {
      if (occurrence.event !== "push" || occurrence.update.ref !== ledgerRef) return;
      const paths = occurrence.commits.flatMap(({ added }) => added);
      const segments = paths.filter((path) => segmentFile.test(path));
      this.#chapters.push({ commit: occurrence.update.after ?? "", segments });
    });
    this.#channel = new BroadcastChannel(channel);
    this.#channel.addEventListener("message", (message) => {
      const { data } = MessageWithReport.safeParse(message);
      if (data === undefined) return;
      this.#acts.push({ ...data.data, at: now() });
      changed();
    });
  }

  /** Oldest first. */
  get chapters(): readonly Chapter[] {
    return this.#chapters;
  }

  /** Oldest first. */
  get acts(): readonly Act[] {
    return this.#acts;
  }

  close(): void {
    this.#channel.close();
  }
}
