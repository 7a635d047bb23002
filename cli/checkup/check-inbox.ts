import { readDeadLetters } from "../../src/adapters/sqlite/read-dead-letters.ts";
import { countOf } from "../output/count-of.ts";
import { plainLine } from "../output/plain-text.ts";
import { type Finding, found, good } from "./finding.ts";

const shown = 3;

/** The dead letters of an App's inbox, in its file. */
export async function checkInboxFile(file: string): Promise<Finding> {
  try {
    const letters = await readDeadLetters(file, shown);
    if (letters === null) {
      const fix = "Run `tutti doctor` with Node 22.13 or later, or name the running App with --app-url.";
      return found("inbox", "unknown", "This Node cannot read the inbox's file.", fix);
    }
    return letters.count === 0 ? good("inbox", "There are no dead letters.") : deadLetters(letters);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return found(
      "inbox",
      "bad",
      `${file} cannot be read: ${plainLine(reason)}.`,
      "Give --inbox the file that INBOX_FILE names where the App runs, as a user who may read it.",
    );
  }
}

function deadLetters({ count, newest }: NonNullable<Awaited<ReturnType<typeof readDeadLetters>>>): Finding {
  const told = newest.map(({ id, event, reason }) => `${event} ${id}: ${plainLine(reason)}`);
  return found(
    "inbox",
    "bad",
    `There ${count === 1 ? "is" : "are"} ${countOf(count, "dead letter")}; the newest: ${told.join("; ")}.`,
    retryDeadLetters,
  );
}

export const retryDeadLetters =
  "`/retry` on the issue that tells of one gives it its tries again; docs/runbook.md has more.";
