// What a process holds once it has opened a home of 10,000 tasks through GitHub's API. Target: less than 250 MB.
import { startGithubWithHome } from "./github-with-home.ts";
import { median } from "./median.ts";
import { report } from "./report.ts";

const rounds = 5;
const megabyte = 1_000_000;

const github = await startGithubWithHome();
try {
  const openings = [];
  for (let round = 0; round < rounds; round += 1) openings.push(await github.open("checkpoint"));
  const resident = median(openings.map(({ residentBytes }) => residentBytes)) / megabyte;
  const most = Math.max(...openings.map(({ mostResidentBytes }) => mostResidentBytes)) / megabyte;
  report([
    {
      what: "memory, 10,000 tasks: RSS",
      measured: `${resident.toFixed(0)} MB (at most ${most.toFixed(0)} MB)`,
      baseline: "none",
      ratio: "",
      target: "< 250 MB",
      met: resident < 250,
    },
  ]);
} finally {
  await github.stop();
}
