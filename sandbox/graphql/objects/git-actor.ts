import type { GitCommit, Signature } from "../../state/git-storage.ts";
import { connection } from "../connection.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

/** The author first, then those whom the message's trailers name. */
export function authorList(scope: Scope, { author, coAuthors }: GitCommit): Field {
  const others = coAuthors.filter(({ email }) => email !== author.email);
  const people = [author, ...others.map((person) => ({ ...person, date: author.date }))];
  return (args, field) =>
    connection(
      {
        type: "GitActorConnection",
        rows: people.map((person, index) => ({ person, index })),
        key: ({ index }) => [index],
        show: ({ person }) => gitActor(scope, person),
      },
      args,
      field,
    );
}

export function gitActor(scope: Scope, { name, email, date }: Signature): GraphObject {
  const { state } = scope.view;
  return {
    __typename: "GitActor",
    name,
    email,
    date,
    user: () => {
      const account = state.accounts
        .all()
        .find((one) => one.kind === "user" && isAddressOf(one.id, one.email, email));
      return account === undefined ? null : scope.objects.account(account);
    },
  };
}

/** Their own address, or the private one that GitHub gives: `<id>+<login>@users.noreply.…`. */
function isAddressOf(id: number, address: string | null, email: string): boolean {
  return email === address || email.startsWith(`${String(id)}+`);
}
