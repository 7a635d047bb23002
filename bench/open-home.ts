// The App's shell as a process that has just started, which opens a home in its worker; `opening-engine.ts` says what that took.
import { keepCompiledCode } from "../app/compile-cache.ts";

const [inboxFile = ""] = process.argv.slice(2);

keepCompiledCode(inboxFile);
const { openHome } = await import("./opened-home.ts");
await openHome(inboxFile);
