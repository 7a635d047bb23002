import type { Logger } from "../src/ports/logger.ts";
import type { RunningApp } from "./start.ts";

/** Orchestrators follow SIGTERM by SIGKILL; 10 s is the shortest time that is common. */
const patience = 10_000;

/** Stops the app at SIGTERM or SIGINT and lets the process end; a second signal ends it at once. */
export function stopOnSignal(app: RunningApp, logger: Logger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ signal }, "stopping");
    app.stop(patience).then(
      () => logger.info({}, "stopped"),
      (error: unknown) => {
        logger.error({ error }, "could not stop in order");
        process.exitCode = 1;
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
