import { exitCodes } from "../exit-codes.ts";
import { globalOptions } from "../global-options.ts";
import type { Verb } from "../verb.ts";
import { optionText, usageOf } from "./help.ts";

const opening = `<!-- Written by \`npm run docs\` from cli/verbs.ts: change that. -->

# The command \`tutti\`

It reads a team's ledger, checks a repository, and prepares or removes Tutti. It never writes to the ledger: that is the
App's or the Action's alone.

It is one file, [cli/dist/tutti.mjs](../cli/dist/tutti.mjs), which needs Node 20 or later and nothing else. In the
repository that it is for:

\`\`\`sh
curl -fsSLO https://raw.githubusercontent.com/tutti-team/tutti/v1/cli/dist/tutti.mjs
node tutti.mjs init --dry-run
\`\`\`

To have it as \`tutti\` in every folder, which the completion scripts expect as well, link it into one of the PATH:

\`\`\`sh
chmod +x tutti.mjs
ln -s "$PWD/tutti.mjs" ~/.local/bin/tutti
tutti doctor
\`\`\`

In a checkout of Tutti itself, \`npm run tutti -- <command>\` runs it from its sources.

The repository is the one that the folder's git remote names, unless \`--repo owner/name\` says another. The token comes
from \`GITHUB_TOKEN\` or \`GH_TOKEN\`, else from the App (\`APP_ID\` and \`PRIVATE_KEY\`), else from \`gh auth token\`; none
is ever printed. Without any, ledgers are read with git. \`GITHUB_API_URL\` or \`GH_HOST\` names a GitHub Enterprise.

Deadlines are counted by GitHub's time, however far this machine's clock is off; where a ledger is read with git, by this
machine's clock.

Text goes to standard output, without colours, and what takes long is told on standard error when that is a terminal. With \`--json\`
everything is JSON, a problem as well: \`{ "error": { "reason", "what", "nextStep" } }\`. Fields may be added to a shape;
none is taken away or changes its meaning.`;

/** docs/cli.md. */
export function cliGuide(verbs: readonly Verb[]): string {
  return `${[opening, exitTable(), everywhere(), ...verbs.map(section)].join("\n\n")}\n`;
}

function exitTable(): string {
  const rows = Object.values(exitCodes).map(({ code, means }) => `| ${code} | ${cell(means)} |`);
  return ["## Exit codes", "", "| code | what it means |", "|---|---|", ...rows].join("\n");
}

function everywhere(): string {
  const rows = globalOptions.map((option) => `| \`${optionText(option)}\` | ${cell(option.summary)} |`);
  const where =
    "They stand after the command or before it: `tutti --repo owner/name status` is the same as `tutti status --repo owner/name`.";
  return ["## Options of every command", "", where, "", "| option | |", "|---|---|", ...rows].join("\n");
}

function section(verb: Verb): string {
  const rows = [
    ...verb.operands.map(({ name, summary }) => `| \`<${name}>\` | ${cell(summary)} |`),
    ...verb.options.map((option) => `| \`${optionText(option)}\` | ${cell(option.summary)} |`),
  ];
  return [
    `## ${verb.name}`,
    "",
    `\`${usageOf(verb)}\``,
    "",
    `${verb.summary}.`,
    ...verb.details.flatMap((paragraph) => ["", paragraph]),
    ...(rows.length === 0 ? [] : ["", "| | |", "|---|---|", ...rows]),
    "",
    "```sh",
    ...verb.examples.map((example) => `tutti ${example}`),
    "```",
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", String.raw`\|`);
}
