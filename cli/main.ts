// The command `tutti`. Environment and process are touched here and nowhere else in cli/.
import { systemClock } from "../src/adapters/system/clock.ts";
import { runProgram } from "./run-program.ts";
import { runLine } from "./run.ts";
import { verbs } from "./verbs.ts";

const folder = process.cwd();
const showsProgress = process.stderr.isTTY;

process.exitCode = await runLine(
  verbs,
  process.argv.slice(2),
  {
    environment: process.env,
    folder,
    clock: systemClock,
    run: (program, parameters) => runProgram(folder, program, parameters),
    progress: (message) => {
      if (showsProgress) process.stderr.write(`${message}\n`);
    },
  },
  {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  },
);
