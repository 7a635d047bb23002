// `npm run demo`, and `npm start` where there are no credentials.
import { keepCompiledCode } from "../sandbox/compile-cache.ts";
import { goOnWithoutReader } from "../sandbox/readers-who-leave.ts";

goOnWithoutReader(process.stdout, process.stderr);
keepCompiledCode(process.env);
// Not before: what is imported above this line is not kept.
const { runDemo } = await import("./run.ts");
await runDemo({ cast: process.env["DEMO_CAST"], port: process.env["PORT"] });
