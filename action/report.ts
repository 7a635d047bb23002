import type { RefusalReason } from "../src/adapters/github/refusal-reason.ts";

/** How a run ended, for the job that it is a step of. */
export type ActionReport = {
  /** `warning` ends well: what was not done is done by the next run. */
  readonly conclusion: "success" | "warning" | "failure";
  /** What happened, and the next step where people have to take one. */
  readonly message: string;
};

export function success(message: string): ActionReport {
  return { conclusion: "success", message };
}

export function warning(message: string): ActionReport {
  return { conclusion: "warning", message };
}

export function failure(message: string): ActionReport {
  return { conclusion: "failure", message };
}

/** GitHub refused for want of permissions: people have to change the workflow. */
export function lacksPermissions(permissions: readonly string[], refusal: string): ActionReport {
  const wanted = permissions.map((permission) => `\`${permission}\``);
  const list = new Intl.ListFormat("en", { type: "conjunction" }).format(wanted);
  return failure(
    `The workflow's token may not do what Tutti has to do. Add ${list} to \`permissions:\` in the workflow. GitHub says: ${refusal}`,
  );
}

/** The same for the App, whose permissions are its owner's. */
export function appLacksPermissions(refusal: string): ActionReport {
  return failure(
    `The App may not do what Tutti has to do. Compare its permissions with app.yml, and accept them for this installation. GitHub says: ${refusal}`,
  );
}

/** GitHub does not take what was signed with the key for the App of that number. */
export function appUnknown(refusal: string): ActionReport {
  return failure(
    `\`app-id\` and \`private-key\` do not belong together, or the App is gone. Take the number from the App's settings page, make a new private key there, and store it as the secret. GitHub says: ${refusal}`,
  );
}

/** GitHub takes the token for nobody's: what it may do is not the question. */
export function tokenUnknown(refusal: string): ActionReport {
  return failure(
    `GitHub does not know the token that \`github-token\` gives, or not any more. Leave the input out to use the job's own token, or store a new one as the secret. GitHub says: ${refusal}`,
  );
}

/** What answered does not do as GitHub does, or not for what a run asks. */
export function oddAnswer(said: string): ActionReport {
  return failure(
    `What was asked did not answer as GitHub does: ${said}. See that nothing stands between the runner and GitHub, and that GITHUB_API_URL, which the runner sets, is its REST root; the next run begins where this one stopped. If both are well, please report this, with this run's log.`,
  );
}

const nextSteps = {
  "single-sign-on":
    "The token is not authorized for the organization's single sign-on. Leave `github-token` out to use the job's own token, or authorize the one that it gives in GitHub's settings.",
  "address-not-allowed":
    "The organization lets only certain addresses in, and the runner has none of them. Run the job on a runner that has one, or ask the organization's owners to add it.",
  archived:
    "The repository is archived, so nothing can be written. Unarchive it in its settings, or disable this workflow.",
  suspended:
    "The App's installation is suspended. Unsuspend it in the account's settings, under GitHub Apps.",
  blocked: "GitHub closed the repository. Its owners hear from GitHub Support why.",
  hidden:
    "GitHub does not show the repository to this token or App. Leave `github-token` out to use the job's own token, or let the one that it gives, or the App, see the repository.",
} as const satisfies Record<Exclude<RefusalReason, "permission" | "unknown-token">, string>;

/** A refusal that no permission would change. */
export function refusedFor(reason: keyof typeof nextSteps, refusal: string): ActionReport {
  return failure(`${nextSteps[reason]} GitHub says: ${refusal}`);
}

/** Something that nobody foresaw: said with what it was, and without a trace. */
export function unforeseen(error: unknown): ActionReport {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return failure(
    `This is a defect of Tutti's: ${what}. What was recorded is safe, and the next run goes on from it. Please report it, with this run's log.`,
  );
}
