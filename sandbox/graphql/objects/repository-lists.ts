// A repository's labels, people, refs and rules.

import { z } from "zod";
import { canBeAssigned } from "../../operations/assign-issue.ts";
import { roleIn } from "../../authorization/repository-role.ts";
import type { Account } from "../../state/account.ts";
import { findLabel } from "../../state/lookup.ts";
import type { Repository } from "../../state/repository.ts";
import { demand } from "../access.ts";
import { connection } from "../connection.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { direction } from "../sorting.ts";
import { labelList } from "./label.ts";

type Fields = { readonly [name: string]: Field };

export function repositoryLists(scope: Scope, repository: Repository): Fields {
  return {
    ...labelFields(scope, repository),
    ...people(scope, repository),
    ...refs(scope, repository),
    ...rules(scope, repository),
  };
}

function labelFields(scope: Scope, { id }: Repository): Fields {
  const { state } = scope.view;
  return {
    label: ({ name }) => {
      const found = findLabel(state, id, String(name));
      return found === undefined ? null : scope.objects.label(found);
    },
    labels: labelList(scope, () => state.labels.by("repository", id)),
  };
}

const peopleArguments = z.object({ query: z.string().nullish(), login: z.string().nullish() });

function people(scope: Scope, repository: Repository): Fields {
  const { state } = scope.view;
  const users = (test: (account: Account) => boolean, args: unknown): readonly Account[] => {
    const { query, login } = peopleArguments.parse(args);
    return state.accounts
      .all()
      .filter((account) => account.kind === "user" && test(account))
      .filter((account) => !query || account.login.includes(query))
      .filter((account) => !login || account.login === login);
  };
  const show = (account: Account) => scope.objects.account(account);
  return {
    collaborators: (args, field) => {
      demand(scope, repository.id, "repos/list-collaborators");
      const role = (account: Account) => roleIn(state, repository, account.id, "explicit");
      return connection(
        {
          type: "RepositoryCollaboratorConnection",
          rows: users((account) => role(account) !== "none", args),
          key: ({ id }) => [id],
          show,
          edge: (account) => ({ permission: role(account).toUpperCase() }),
        },
        args,
        field,
      );
    },
    assignableUsers: (args, field) =>
      connection(
        {
          type: "UserConnection",
          rows: users((account) => canBeAssigned(scope.github, repository, account), args),
          key: ({ id }) => [id],
          show,
        },
        args,
        field,
      ),
  };
}

const refArguments = z.object({
  refPrefix: z.string(),
  query: z.string().nullish(),
  direction: direction.nullish(),
  orderBy: z.object({ field: z.literal("ALPHABETICAL"), direction }).nullish(),
});

function refs(scope: Scope, { id }: Repository): Fields {
  return {
    refs: async (args, field) => {
      demand(scope, id, "git/list-matching-refs");
      const { refPrefix, query, direction, orderBy } = refArguments.parse(args);
      const all = await scope.view.git.listRefs(id, refPrefix.endsWith("/") ? refPrefix : `${refPrefix}/`);
      return connection(
        {
          type: "RefConnection",
          rows: all.filter(({ ref }) => !query || ref.slice(refPrefix.length).includes(query)),
          key: ({ ref }) => [ref],
          direction: orderBy?.direction ?? direction ?? "ASC",
          show: (ref) => scope.objects.ref(id, ref),
        },
        args,
        field,
      );
    },
  };
}

function rules(scope: Scope, { id }: Repository): Fields {
  const { state } = scope.view;
  return {
    ruleset: ({ databaseId }) => {
      const found = state.rulesets.by("repository", id).find((ruleset) => ruleset.id === databaseId);
      return found === undefined ? null : scope.objects.ruleset(found);
    },
    rulesets: (args, field) =>
      connection(
        {
          type: "RepositoryRulesetConnection",
          rows: state.rulesets.by("repository", id),
          key: (ruleset) => [ruleset.id],
          show: (ruleset) => scope.objects.ruleset(ruleset),
        },
        args,
        field,
      ),
  };
}
