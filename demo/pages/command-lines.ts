type Place = { readonly apiUrl: string; readonly token: string; readonly repository: string };
type CommandLine = { readonly label: string; readonly about: string; readonly line: string };

/** The command `tutti`, pointed at the demo instead of GitHub, for a terminal in this project's folder. */
export function commandLines({ apiUrl, token, repository }: Place): readonly CommandLine[] {
  const line = (words: string) =>
    `GITHUB_API_URL=${apiUrl} GITHUB_TOKEN=${token} npm run tutti -- ${words} --repo ${repository}`;
  return [
    { label: "command for the tasks", about: "Who does what, and by when:", line: line("status") },
    {
      label: "command for what waits",
      about: "What waits for you, and how you answer it:",
      line: line("inbox"),
    },
    { label: "command for the record", about: "What happened, in order:", line: line("log") },
    { label: "command for the proof", about: "Whether the record is whole:", line: line("verify") },
  ];
}
