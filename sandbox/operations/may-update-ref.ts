import { bindingRules } from "../authorization/binding-rules.ts";
import { whyCheckBlocks } from "../authorization/required-checks.ts";
import type { Actor } from "../state/actor.ts";
import type { RefUpdate } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import type { Repository } from "../state/repository.ts";
import type { Rule } from "../state/ruleset.ts";

/** Asked before a ref moves, by push or by API: the first rule that forbids it, in GitHub's words; `null` when none does. */
export async function mayUpdateRef(
  github: Pick<GitHub, "state" | "git">,
  actor: Actor,
  repositoryId: number,
  update: RefUpdate,
): Promise<string | null> {
  const repository = github.state.repositories.at(repositoryId);
  if (repository.isArchived) return "This repository was archived so it is read-only.";
  if (update.after === null && update.ref === `refs/heads/${repository.defaultBranch}`) {
    return "refusing to delete the current branch";
  }
  for (const rule of bindingRules(github.state, repository, update.ref, actor, "push")) {
    const refusal = await whyRuleForbids(github, repository, update, rule);
    if (refusal !== null) return refusal;
  }
  return null;
}

async function whyRuleForbids(
  github: Pick<GitHub, "state" | "git">,
  repository: Repository,
  { before, after }: RefUpdate,
  rule: Rule,
): Promise<string | null> {
  switch (rule.type) {
    case "creation":
      return before === null ? "Cannot create ref due to creations being restricted." : null;
    case "deletion":
      return after === null ? "Cannot delete this branch" : null;
    case "update":
      return before !== null && after !== null ? "Cannot update this protected ref." : null;
    case "non_fast_forward": {
      if (before === null || after === null) return null;
      const isForward = await github.git.isAncestor(repository.id, before, after);
      return isForward ? null : "Cannot force-push to this branch";
    }
    case "pull_request":
      return before !== null && after !== null ? "Changes must be made through a pull request." : null;
    case "required_status_checks": {
      if (after === null || (before === null && rule.skipOnCreate)) return null;
      const blocks = rule.checks.map((check) => whyCheckBlocks(github.state, repository.id, after, check));
      return blocks.find((reason) => reason !== null) ?? null;
    }
    case "required_signatures": {
      const isSigned =
        after === null || github.state.verifiedCommits.has(`${String(repository.id)}/${after}`);
      return isSigned ? null : "Commits must have verified signatures.";
    }
    case "required_linear_history": {
      const commit = after === null ? null : await github.git.readCommit(repository.id, after);
      return (commit?.parents.length ?? 0) > 1 ? "This branch must not contain merge commits." : null;
    }
    default:
      return rule satisfies never;
  }
}
