#!/usr/bin/env node
// The command `tutti`. Environment and process are touched here and nowhere else in cli/.
import "./node-20.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import { exitCodes } from "./exit-codes.ts";
import { writeLines } from "./output/write-lines.ts";
import { runProgram } from "./run-program.ts";
import { runLine } from "./run.ts";
import { verbs } from "./verbs.ts";

const folder = process.cwd();
const showsProgress = process.stderr.isTTY;
const out = writeLines(process.stdout);
const error = writeLines(process.stderr);

const code = await runLine(
  verbs,
  process.argv.slice(2),
  {
    environment: process.env,
    folder,
    clock: systemClock,
    run: (program, parameters) => runProgram(folder, program, parameters),
    progress: (message) => {
      if (showsProgress) error.write(message);
    },
  },
  { out: out.write, error: error.write },
);

process.exitCode = code;
process.on("exit", () => {
  const lost = out.lost();
  if (lost === null) return;
  error.write(`tutti: the output could not be written: ${lost.message}`);
  process.exitCode = exitCodes.output.code;
});
