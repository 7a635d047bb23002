import { NoTemporaryFolder, removeAbandoned } from "./own-directory.ts";
import { GitMissing, requireGit } from "./require-git.ts";
import { orchestra, seed } from "./seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "./start.ts";

/** Runs until it is told to stop. `wanted` is the port that was asked for, as text; nothing takes a free one. */
export async function serveAlone(wanted: string): Promise<void> {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    giveUp(`SANDBOX_PORT is ${wanted}; it must be a whole number from 0 to 65535, and 0 takes a free port.`);
  }
  await removeAbandoned();
  const sandbox = await start(port);
  const seeded = await seed(sandbox.github, orchestra);

  console.log(`A GitHub on loopback: nothing leaves this machine.

  page      ${sandbox.url}/${seeded.owner}/${seeded.repository}
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
}

async function start(port: number): Promise<Sandbox> {
  try {
    await requireGit();
    return await startSandbox({ port });
  } catch (error) {
    if (error instanceof GitMissing || error instanceof NoTemporaryFolder) {
      return giveUp(`${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`);
    }
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") throw error;
    return giveUp(
      `Port ${port} is taken by another program: leave SANDBOX_PORT out, and a free one is found.`,
    );
  }
}

function giveUp(why: string): never {
  console.error(`The sandbox cannot start. ${why}`);
  process.exit(1);
}
