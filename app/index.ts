// `npm start`: the App where it has credentials, the demo on loopback where it has none.
import { loadEnvironmentFile } from "./environment-file.ts";

const credentials = ["APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET"] as const;

loadEnvironmentFile();
if (credentials.every((name) => (process.env[name] ?? "").trim() === "")) {
  await import("../demo/main.ts");
} else {
  await import("./serve.ts");
}
