// The schedule over 10,000 open tasks, in a process that has just started: read the state, look at every clock, decide what is
// due. Targets: at most a request for 100 tasks, a tenth of the requests of a bot that reads each issue, and quicker.
import { startGithubWithHome } from "./github-with-home.ts";
import { median } from "./median.ts";
import { report } from "./report.ts";

const rounds = 3;
/** As many issues as the bot is watched for; the others are taken to be no slower. */
const issuesRead = 300;

const github = await startGithubWithHome();
try {
  const openings = [];
  for (let round = 0; round < rounds; round += 1) openings.push(await github.open("checkpoint"));
  const tasks = openings[0]?.tasks ?? 0;
  const events = openings[0]?.tick.events ?? 0;
  const requests = Math.max(...openings.map((opening) => opening.requests.length));
  const elapsed = median(
    openings.map(({ elapsedMilliseconds, tick }) => elapsedMilliseconds + tick.elapsedMilliseconds),
  );
  const deciding = median(openings.map(({ tick }) => tick.elapsedMilliseconds));
  const botElapsed = (await millisecondsAnIssue()) * tasks;

  report([
    {
      what: "schedule over 10,000 open tasks, from nothing: requests to read",
      measured: `${requests}, ${((requests / tasks) * 100).toFixed(2)} for 100 tasks; 0 at each later tick`,
      baseline: `a bot that reads each issue: ${tasks.toLocaleString("en")}`,
      ratio: (requests / tasks).toFixed(4),
      target: "≤ 1 for 100 tasks; ≤ 0.1 ×",
      met: requests / tasks <= 0.01,
    },
    {
      what: "schedule over 10,000 open tasks, from nothing: time",
      measured: `${elapsed.toFixed(0)} ms, ${deciding.toFixed(0)} of them to decide ${events.toLocaleString("en")} events that were due`,
      baseline: `that bot, its requests alone: ${botElapsed.toFixed(0)} ms`,
      ratio: (elapsed / botElapsed).toFixed(2),
      target: "quicker",
      met: elapsed < botElapsed,
    },
  ]);
} finally {
  await github.stop();
}

/** One after the other, over one connection, with nothing done about what was read. */
async function millisecondsAnIssue(): Promise<number> {
  const { repositoryUrl, token } = github.api;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const opened = await fetch(`${repositoryUrl}/issues`, {
    method: "POST",
    headers,
    body: JSON.stringify({ title: "An issue like others" }),
  });
  if (opened.status !== 201) throw new Error(`no issue was opened: ${opened.status} ${await opened.text()}`);
  const read = async (): Promise<void> => {
    const answer = await fetch(`${repositoryUrl}/issues/1`, { headers });
    if (!answer.ok) throw new Error(`the issue was not read: ${answer.status}`);
    await answer.json();
  };
  await read();
  const start = performance.now();
  for (let count = 0; count < issuesRead; count += 1) await read();
  return (performance.now() - start) / issuesRead;
}
