import { orchestra, seed } from "./seed/seed-orchestra.ts";
import { startSandbox } from "./start.ts";

const sandbox = await startSandbox({ port: Number(process.env["SANDBOX_PORT"] ?? 0) });
const seeded = await seed(sandbox.github, orchestra);

console.log(`A GitHub on loopback: nothing leaves this machine.

  REST      ${sandbox.apiUrl}
  GraphQL   ${sandbox.url}/api/graphql
  git       git clone ${sandbox.url}/${seeded.owner}/${seeded.repository}.git
  control   ${sandbox.url}/_sandbox/state

Tokens (for git: any user name, the token as password):
${Object.values(seeded.personas)
  .map(({ login, token }) => `  ${login.padEnd(16)} ${token}`)
  .join("\n")}
`);

process.once("SIGINT", () => void sandbox.stop());
process.once("SIGTERM", () => void sandbox.stop());
