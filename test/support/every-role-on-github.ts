// Somebody of every role on a fake GitHub, one task for each of them, and comments that come as GitHub's own webhooks.
import { translate } from "../../src/adapters/github/webhooks/translate.ts";
import { AccountId } from "../../src/domain/ids.ts";
import type { Account, Permission } from "../../src/ports/forge-facts.ts";
import type { TakenDelivery } from "../../src/ports/inbox.ts";
import type { Settlement } from "../../src/ports/settlement.ts";
import { handleDeliveries } from "../../src/usecases/handle-deliveries.ts";
import { HomeRegistry } from "../../src/usecases/home-registry.ts";
import type { Home } from "../../src/usecases/home.ts";
import { addressOf } from "./fake-github-state.ts";
import { type FakeTeam, fakeTeam, home1 } from "./fake-home.ts";
import type { CommentHint } from "./fake-people.ts";
import { webhookPayload } from "./webhook-payload.ts";

/** The director manages, the conductor leads all, the violin leads the strings with a deputy, the horn the brass. The viola has the task. */
const theTeam = `
mode: enforce
roles:
  engineering-manager: director
  tech-lead: { member: conductor, deputy: lapsed }
members:
  director: { github: director }
  conductor: { github: conductor }
  lapsed: { github: lapsed }
  violin: { github: violin, domain: strings }
  deputy: { github: deputy, domain: strings }
  viola: { github: viola, domain: strings }
  cello: { github: cello, domain: strings }
  horn: { github: horn, domain: brass }
  tuba: { github: tuba, domain: brass }
  robot: { github: "robot[bot]", kind: agent, accountable: cello, domain: strings }
domains:
  strings: { lead: violin, deputy: deputy, paths: ["strings/**"] }
  brass: { lead: horn, paths: ["brass/**"] }
`;

type Standing = { readonly login: string; readonly permission: Permission };

/** `lapsed` is named for a role and has lost GitHub's rights; `author`, `maintainer` and `passer-by` are no members. */
const standings = {
  director: { login: "director", permission: "write" },
  conductor: { login: "conductor", permission: "write" },
  lapsed: { login: "lapsed", permission: "read" },
  violin: { login: "violin", permission: "write" },
  deputy: { login: "deputy", permission: "triage" },
  viola: { login: "viola", permission: "write" },
  cello: { login: "cello", permission: "write" },
  horn: { login: "horn", permission: "write" },
  tuba: { login: "tuba", permission: "write" },
  robot: { login: "robot[bot]", permission: "write" },
  author: { login: "author", permission: "read" },
  maintainer: { login: "maintainer", permission: "maintain" },
  "passer-by": { login: "passer-by", permission: "read" },
  "other-bot": { login: "other[bot]", permission: "write" },
} as const satisfies Record<string, Standing>;

export type Somebody = keyof typeof standings;
export const everybody: readonly Somebody[] = [
  "director",
  "conductor",
  "lapsed",
  "violin",
  "deputy",
  "viola",
  "cello",
  "horn",
  "tuba",
  "robot",
  "author",
  "maintainer",
  "passer-by",
  "other-bot",
];

export type Everybody = {
  readonly team: FakeTeam;
  readonly loginOf: (who: Somebody) => string;
  /** Says it as a webhook of GitHub's, and has that carried out. Gives how the delivery ended, and the comment's id. */
  readonly say: (
    login: string,
    number: number,
    text: string,
  ) => Promise<{ readonly settlement: Settlement | undefined; readonly comment: string }>;
  readonly home: () => Promise<Home>;
};

/** `buried`: how many dead letters a `/retry` finds. */
export async function gatherEverybody(buried = 1): Promise<Everybody> {
  const team = fakeTeam(theTeam);
  for (const [index, { login, permission }] of Object.values(standings).entries()) {
    const kind = login.endsWith("[bot]") ? "bot" : "user";
    team.github.accounts.set(login, { id: AccountId.parse(301 + index), login, kind });
    team.github.permissions.set(login, permission);
  }
  const homes = new HomeRegistry(async () => team.services);
  const services = { homes, clock: team.clock, translate, retry: async () => buried };
  return {
    team,
    loginOf: (who) => standings[who].login,
    say: async (login, number, text) => {
      const hint = team.people.says(login, number, text);
      const delivery = deliveryOf(team, hint);
      const [settlement] = await handleDeliveries(services, [delivery], new AbortController().signal);
      return { settlement, comment: hint.comment.id };
    },
    home: () => homes.withHome("7", home1, async (home) => home),
  };
}

function deliveryOf({ github, clock }: FakeTeam, { sender, subject, comment }: CommentHint): TakenDelivery {
  const { number } = subject;
  const issue = github.issues.get(addressOf(home1.id, number))?.facts;
  const payload = webhookPayload("issue-comment-created", {
    comment: {
      node_id: comment.id,
      id: comment.databaseId,
      body: comment.body,
      user: userOf(comment.author),
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
    },
    issue:
      issue === undefined
        ? { node_id: `pull-${number}`, number, state: "open", pull_request: { url: "https://github.test/x" } }
        : { node_id: issue.id, number, state: issue.open ? "open" : "closed", user: userOf(issue.author) },
    repository: {
      id: home1.id,
      name: home1.name,
      full_name: `${home1.owner}/${home1.name}`,
      private: false,
      default_branch: "main",
      owner: { login: home1.owner },
    },
    sender: userOf(sender),
  });
  return {
    id: comment.id,
    event: "issue_comment",
    action: "created",
    lane: "7",
    entity: `${home1.id}#${number}`,
    repository: String(home1.id),
    receivedAt: clock.now(),
    body: JSON.stringify(payload),
    attempt: 1,
  };
}

function userOf({ id, login, kind }: Account) {
  return { id, login, type: kind === "bot" ? "Bot" : "User" };
}
