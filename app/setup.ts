// `npm run setup`: Probot's manifest flow. It shows a page that creates the App from app.yml and writes its credentials to .env.
import { run } from "probot";

await run(() => undefined);
