// Repositories of many shapes on one sandbox, each of an organisation of its own.
import { protectDefaultBranch } from "../../demo/organization/protect-default-branch.ts";
import { createOrganization, createTeam, createUser } from "../../sandbox/operations/create-account.ts";
import { createPullRequest } from "../../sandbox/operations/create-pull-request.ts";
import { createRepository } from "../../sandbox/operations/create-repository.ts";
import { issuePersonalToken } from "../../sandbox/operations/issue-token.ts";
import { registerApp } from "../../sandbox/operations/register-app.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import type { Sandbox } from "../../sandbox/start.ts";
import type { Plan } from "../../sandbox/state/account.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import { findAccount } from "../../sandbox/state/lookup.ts";
import type { RepositoryRole } from "../../sandbox/state/repository.ts";

export type Shape = {
  /** Of the organisation, or of the one user who owns it. */
  readonly owner: string;
  readonly ownedBy?: "organization" | "user";
  readonly people: Readonly<Record<string, RepositoryRole>>;
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  /** None: nothing was ever committed. */
  readonly files?: Readonly<Record<string, string>>;
  readonly archived?: boolean;
  readonly actions?: boolean;
  readonly isProtected?: boolean;
  /** Apps whose bots open a pull request each. */
  readonly bots?: readonly string[];
  readonly isPrivate?: boolean;
  /** What its owner pays for; paid unless said. */
  readonly plan?: Plan;
};

export type ShapedRepository = { readonly fullName: string; readonly id: number; readonly token: string };

/** Creates it as its first person, whose token is given. */
export async function createShaped(sandbox: Sandbox, shape: Shape): Promise<ShapedRepository> {
  const { github } = sandbox;
  const accountOf = (login: string) => findAccount(github.state, login) ?? createUser(github, login);
  const people = Object.entries(shape.people).map(([login, role]) => ({
    accountId: accountOf(login).id,
    role,
    login,
  }));
  const [first] = people;
  if (first === undefined) throw new Error("a shape needs somebody");
  const isUsers = shape.ownedBy === "user";
  const owner = isUsers
    ? accountOf(shape.owner)
    : createOrganization(github, shape.owner, {
        memberIds: people.map(({ accountId }) => accountId),
        adminIds: [first.accountId],
      });
  if (shape.plan !== undefined) github.state.accounts.update(owner.id, { plan: shape.plan });
  const teams = Object.entries(shape.teams ?? {}).map(([name, logins]) =>
    createTeam(
      github,
      owner.id,
      name,
      logins.map((login) => accountOf(login).id),
    ),
  );
  const repository = await createRepository(github, {
    ownerId: owner.id,
    name: "work",
    isPrivate: shape.isPrivate ?? false,
    collaborators: people.map(({ accountId, role }) => ({ accountId, role })),
    teams: teams.map(({ id }) => ({ teamId: id, role: "write" })),
  });
  const actor: Actor = { accountId: first.accountId, viaAppId: null, startsWorkflows: true };
  if (shape.files !== undefined) {
    const change = { repositoryId: repository.id, message: "Begin", files: shape.files };
    await writeFiles(github, actor, { ...change, branch: "main" });
  }
  for (const name of shape.bots ?? []) await proposeAsBot(sandbox, repository.id, owner.id, name);
  if (shape.isProtected === true) {
    protectDefaultBranch(github, { repositoryId: repository.id, check: "test", appId: 1 });
  }
  github.state.repositories.update(repository.id, {
    isArchived: shape.archived ?? false,
    actions: { ...repository.actions, enabled: shape.actions ?? true },
  });
  const token = issuePersonalToken(github, first.accountId, `ghp_${shape.owner}${first.login}`).secret;
  return { fullName: `${shape.owner}/work`, id: repository.id, token };
}

async function proposeAsBot(
  { github }: Sandbox,
  repositoryId: number,
  ownerId: number,
  name: string,
): Promise<void> {
  const { app } = registerApp(github, { name, ownerId, permissions: {}, events: [], webhookSecret: null });
  const actor: Actor = { accountId: app.botId, viaAppId: app.id, startsWorkflows: true };
  const branch = `${name}/change`;
  const tip = await github.git.resolveRef(repositoryId, "refs/heads/main");
  await github.git.updateRef(repositoryId, { ref: `refs/heads/${branch}`, before: null, after: tip });
  await writeFiles(github, actor, {
    repositoryId,
    branch,
    message: "Change",
    files: { [`${name}.md`]: name },
  });
  const input = { repositoryId, title: "Change", body: "", base: "main", head: branch, isDraft: false };
  await createPullRequest(github, actor, input);
}
