// Opening a home of 10,000 tasks and 100,000 events through GitHub's API, here the sandbox's, from its checkpoint.
// Targets: at most 4 requests, and less than a second of CPU. The same without checkpoint is what it is compared with.
import { startGithubWithHome } from "./github-with-home.ts";
import { median } from "./median.ts";
import { report } from "./report.ts";

const rounds = 5;

const github = await startGithubWithHome();
try {
  const openings = [];
  for (let round = 0; round < rounds; round += 1) openings.push(await github.open("checkpoint"));
  const replay = await github.open("genesis");

  const cpu = median(openings.map(({ cpuMilliseconds }) => cpuMilliseconds));
  const elapsed = median(openings.map(({ elapsedMilliseconds }) => elapsedMilliseconds));
  const requests = Math.max(...openings.map((opening) => opening.requests.length));
  const tokens = openings[0]?.requests.filter(({ path }) => path.endsWith("/access_tokens")).length ?? 0;
  const what = "cold start, 10,000 tasks, 100,000 events";
  report([
    {
      what: `${what}: requests`,
      measured: `${requests - tokens}, and ${tokens} for the App's token`,
      baseline: `without checkpoint: ${replay.requests.length - tokens}`,
      ratio: ((requests - tokens) / (replay.requests.length - tokens)).toFixed(2),
      target: "≤ 4",
      met: requests - tokens <= 4,
    },
    {
      what: `${what}: CPU`,
      measured: `${cpu.toFixed(0)} ms (elapsed ${elapsed.toFixed(0)} ms)`,
      baseline: `without checkpoint: ${replay.cpuMilliseconds.toFixed(0)} ms`,
      ratio: (cpu / replay.cpuMilliseconds).toFixed(2),
      target: "< 1,000 ms",
      met: cpu < 1_000,
    },
  ]);
} finally {
  await github.stop();
}
