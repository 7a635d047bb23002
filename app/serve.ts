// `npm run serve`, and `npm start` where there are credentials: the App, and never the demo.
import { keepCompiledCode } from "./compile-cache.ts";
import { loadEnvironmentFile } from "./environment-file.ts";
import { inboxFileOf } from "./inbox-file.ts";

loadEnvironmentFile();
keepCompiledCode(inboxFileOf(process.env));
// Not before: what is imported above this line is not kept.
const { runApp } = await import("./run-app.ts");
await runApp();
