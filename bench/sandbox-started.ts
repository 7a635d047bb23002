// Starts the sandbox, asks it once over REST and once over GraphQL, and says what that took since this process began.
import { Octokit } from "@octokit/rest";
import { orchestra, seed } from "../sandbox/seed/seed-orchestra.ts";
import { startSandbox } from "../sandbox/start.ts";

const sandbox = await startSandbox();
const { owner, repository, personas } = await seed(sandbox.github, orchestra);
const octokit = new Octokit({ auth: personas["conductor"]?.token, baseUrl: sandbox.apiUrl });
await octokit.repos.get({ owner, repo: repository });
await octokit.graphql("query { viewer { login } }");
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({ cpuMilliseconds: (user + system) / 1_000, elapsedMilliseconds: performance.now() }),
);
await sandbox.stop();
