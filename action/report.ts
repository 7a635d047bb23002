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

/** Something that nobody foresaw: said with what it was, and without a trace. */
export function unforeseen(error: unknown): ActionReport {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return failure(
    `This is a defect of Tutti's: ${what}. What was recorded is safe, and the next run goes on from it. Please report it, with this run's log.`,
  );
}
