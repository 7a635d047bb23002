// `npm run sandbox`: a GitHub on loopback by itself.
import { keepCompiledCode } from "./compile-cache.ts";
import { goOnWithoutReader } from "./readers-who-leave.ts";

goOnWithoutReader(process.stdout, process.stderr);
keepCompiledCode(process.env);
// Not before: what is imported above this line is not kept.
const { serveAlone } = await import("./serve-alone.ts");
await serveAlone(process.env["SANDBOX_PORT"] ?? "");
