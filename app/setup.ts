// `npm run setup -- https://tutti.example.com`: Probot's manifest flow. It shows a page that creates the App from app.yml, with
// that host for its webhooks, and writes its credentials to .env.
import { once } from "node:events";
import { createServer } from "node:net";
import { run } from "probot";

import { loadEnvironmentFile } from "./environment-file.ts";
import { readSetupAddress, redirected } from "./setup-address.ts";
import { webhookPath } from "./server.ts";
import { whyNotStarted } from "./why-not-started.ts";

loadEnvironmentFile();

const problem = prepare(process.argv[2]) ?? findGithub() ?? (await whyNoPage());
if (problem === null) {
  await run(() => undefined);
} else {
  console.error(problem);
  process.exitCode = 1;
}

/** Sets what Probot's flow reads from the environment; says what is in the way, if anything is. */
function prepare(host: string | undefined): string | null {
  const { APP_ID: app = "", PRIVATE_KEY: key = "" } = process.env;
  if (app !== "" && key !== "") {
    return `There is an App already, ${app}: \`npm start\` runs it. To create another, take APP_ID and PRIVATE_KEY out of .env and the environment first.`;
  }
  // Probot would have webhooks sent through smee.io, which is somebody else's server.
  process.env["NO_SMEE_SETUP"] = "true";
  // In production Probot asks for the credentials that this is to make.
  if (process.env["NODE_ENV"] === "production") delete process.env["NODE_ENV"];
  if (host === undefined) {
    console.log(
      `Without a host the App's webhook will lead to this machine. Give the address that GitHub reaches:\n  npm run setup -- https://tutti.example.com\n`,
    );
    return null;
  }
  if (!/^https?:\/\/[^/]+\/?$/.test(host) || !URL.canParse(host)) {
    return `${host} is no address of a host: give it as https://tutti.example.com, without a path.`;
  }
  process.env["WEBHOOK_PROXY_URL"] = new URL(webhookPath, host).href;
  return null;
}

/** Sends what Probot's flow asks to where that GitHub's API is; says what is wrong with the settings, if anything is. */
function findGithub(): string | null {
  const { GITHUB_API_URL, GHE_HOST, GHE_PROTOCOL } = process.env;
  const read = readSetupAddress({ GITHUB_API_URL, GHE_HOST, GHE_PROTOCOL });
  if (!read.ok) return `The setup cannot start. ${read.failure}`;
  const address = read.value;
  if (address === null) {
    delete process.env["GHE_HOST"];
    return null;
  }
  process.env["GHE_HOST"] = address.host;
  process.env["GHE_PROTOCOL"] = address.protocol;
  if (address.asked === address.apiUrl) return null;
  // Probot gives its client no other fetch than the global one.
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) =>
    fetch(typeof input === "string" ? redirected(input, address) : input, init);
  return null;
}

/** What keeps Probot's server from listening. It would send people to its page all the same. */
async function whyNoPage(): Promise<string | null> {
  const { PORT: port = "3000", HOST: host = "localhost" } = process.env;
  const server = createServer();
  try {
    server.listen(Number(port), host);
    await once(server, "listening");
    return null;
  } catch (error) {
    const why = whyNotStarted(error, { host, port: Number(port), inboxFile: "" });
    return why === null ? null : `The setup cannot start. ${why}`;
  } finally {
    server.close();
  }
}
