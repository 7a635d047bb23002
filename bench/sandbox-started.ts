// Starts the sandbox, asks it once over REST and once over GraphQL, and says what either took since this process began.
import { keepCompiledCode } from "../sandbox/compile-cache.ts";

type Spent = { readonly cpuMilliseconds: number; readonly elapsedMilliseconds: number };

// As `npm run sandbox` does.
keepCompiledCode(process.env);
const { orchestra, seed } = await import("../sandbox/seed/seed-orchestra.ts");
const { startSandbox } = await import("../sandbox/start.ts");
const sandbox = await startSandbox();
const { owner, repository, personas } = await seed(sandbox.github, orchestra);
const started = spent();
// Who asks is loaded by whoever asks: the sandbox starts without.
const { Octokit } = await import("@octokit/rest");
const octokit = new Octokit({ auth: personas["conductor"]?.token, baseUrl: sandbox.apiUrl });
await octokit.repos.get({ owner, repo: repository });
await octokit.graphql("query { viewer { login } }");
const answered = spent();
process.stdout.write(JSON.stringify({ started, answered }));
await sandbox.stop();

function spent(): Spent {
  const { user, system } = process.cpuUsage();
  return { cpuMilliseconds: (user + system) / 1_000, elapsedMilliseconds: performance.now() };
}
