import { removeAbandoned } from "../sandbox/own-directory.ts";
import { requireGit } from "../sandbox/require-git.ts";
import { readCastSetting } from "./cast-setting.ts";
import { firstFreePort, requirePort } from "./free-port.ts";
import { readPortSetting } from "./port-setting.ts";
import { type Demo, startDemo } from "./start.ts";
import { welcome } from "./welcome.ts";

const usualPort = 4400;

/** What DEMO_CAST and PORT hold. */
type Wanted = { readonly cast: string | undefined; readonly port: string | undefined };

/** Runs until a signal stops it. What keeps it from starting is said, and is the exit code. */
export async function runDemo(wanted: Wanted): Promise<void> {
  try {
    stopOnSignal(await open(wanted));
  } catch (error) {
    console.error(`The demo cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

async function open(wanted: Wanted): Promise<Demo> {
  const startedAt = performance.now();
  const cast = readCastSetting(wanted.cast);
  const chosen = readPortSetting(wanted.port);
  await requireGit();
  await removeAbandoned();
  const port = chosen === null ? await usualOrNext() : await requirePort(chosen);
  const demo = await startDemo({ port, logLevel: "error", cast });
  console.log(welcome(demo, ((performance.now() - startedAt) / 1_000).toFixed(1)));
  return demo;
}

async function usualOrNext(): Promise<number> {
  const port = await firstFreePort(usualPort);
  if (port !== usualPort) console.log(`Port ${usualPort} is taken: using ${port}. PORT chooses another.\n`);
  return port;
}

/** A second signal ends the process at once. */
function stopOnSignal(demo: Demo): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log("\nStopping …");
    demo.stop().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
