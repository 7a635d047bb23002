import { nothingFailedText } from "../messages/dead-letter-text.ts";
import type { Hint } from "../ports/hint.ts";
import { modeOf } from "../views/mode.ts";
import type { Home } from "./home.ts";
import { answerMarker } from "./reconcile/markers.ts";

/** Answers a `/retry` that found nothing. `entity` is the inbox's, `<repository id>#<number>`. */
export async function tellNothingFailed(home: Home, hints: readonly Hint[], entity: string): Promise<void> {
  const hint = hints.find(
    (each) => each.kind === "comment" && `${each.repository.id}#${each.subject.number}` === entity,
  );
  const organization = home.state.frame.configuration?.resolved.organization;
  if (hint?.kind !== "comment" || organization === undefined) return;
  const { repository, subject } = hint;
  if (modeOf(organization, repository.id) === "observe") return;
  const { number } = subject;
  const id =
    subject.kind === "issue"
      ? subject.task
      : (subject.pullRequest ?? home.state.pullRequestAt(repository.id, number)?.id);
  if (id === undefined) return;
  const marker = answerMarker(hint.comment.id);
  const body = `${nothingFailedText}\n\n${marker}`;
  await home.forge.apply(repository, [{ kind: "comment", subject: id, number, marker, comment: null, body }]);
}
