import type { RepositoryId } from "../../domain/ids.ts";
import type { IssueToSee, PullRequestAddress, RepositoryReference } from "../../ports/forge-facts.ts";
import { type Subjects, knownHeadOf } from "../gather/addresses.ts";
import { look } from "../gather/gather.ts";
import type { Gathered } from "../gather/gathered.ts";
import { underTaskIds } from "../gather/under-task-ids.ts";
import { cardToSee } from "../gather/markers-to-see.ts";
import { whyUnread } from "../gather/unread.ts";
import type { Home } from "../home.ts";
import { repositoryOf } from "../repositories.ts";
import type { NamedSubjects } from "./subjects.ts";

const nothingSaid: Pick<Subjects, "said"> = { said: new Map() };

/** What was gathered, and a look at the subjects that only turned up while deciding: a parent, another pull request. */
export async function lookAtRest(home: Home, found: Gathered, subjects: NamedSubjects): Promise<Gathered> {
  const gathered = underTaskIds(home.state, found);
  const repositories = new Map(gathered.repositories);
  const reference = async (id: RepositoryId): Promise<RepositoryReference | null> => {
    const known = repositories.get(id) ?? (await repositoryOf(home, id));
    if (known !== null) repositories.set(id, known);
    return known;
  };
  const issues: IssueToSee[] = [];
  for (const id of subjects.tasks) {
    const task = home.state.tasks.get(id);
    if (task === undefined || gathered.issues.has(id)) continue;
    const repository = await reference(task.repository);
    if (repository === null) continue;
    const address = { repository, number: task.number };
    if (whyUnread(gathered.unread, "issue", address) !== null) continue;
    issues.push({ ...address, markers: cardToSee(home, nothingSaid, address) });
  }
  const pullRequests: PullRequestAddress[] = [];
  for (const id of subjects.pullRequests) {
    const known = home.state.pullRequests.get(id);
    if (known === undefined || gathered.pullRequests.has(id)) continue;
    const repository = await reference(known.repository);
    if (repository === null) continue;
    const address = { repository, number: known.number };
    if (whyUnread(gathered.unread, "pull-request", address) !== null) continue;
    pullRequests.push({ ...address, knownHead: knownHeadOf(known) });
  }
  const rest = await look(home, { issues, pullRequests, ...nothingSaid });
  return underTaskIds(home.state, {
    ...gathered,
    repositories,
    issues: new Map([...gathered.issues, ...rest.issues]),
    pullRequests: new Map([...gathered.pullRequests, ...rest.pullRequests]),
    unread: new Map([...gathered.unread, ...rest.unread]),
  });
}
