import type { CompletedVerb } from "./words.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

type Script = (verbs: readonly CompletedVerb[]) => string;

const bash: Script = (verbs) => `# tutti: completion for bash. In ~/.bashrc: eval "$(tutti completion bash)"
_tutti() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "help ${verbs.map(({ name }) => name).join(" ")}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${verbs.map(({ name, options }) => `    ${name}) COMPREPLY=($(compgen -W "${options.map(({ word }) => word).join(" ")}" -- "$word")) ;;`).join("\n")}
    help) COMPREPLY=($(compgen -W "${verbs.map(({ name }) => name).join(" ")}" -- "$word")) ;;
  esac
}
complete -o default -F _tutti tutti`;

const zsh: Script = (verbs) => `#compdef tutti
# tutti: completion for zsh. In ~/.zshrc, after compinit: eval "$(tutti completion zsh)"
_tutti() {
  local -a verbs
  verbs=(
${verbs.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(":", String.raw`\:`)}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' verbs
    return
  fi
  case "$words[2]" in
${verbs.map(({ name, options }) => `    ${name}) compadd -- ${options.map(({ word }) => word).join(" ")}; _files ;;`).join("\n")}
    help) _describe 'command' verbs ;;
  esac
}
compdef _tutti tutti`;

const fish: Script = (verbs) =>
  [
    "# tutti: completion for fish. In ~/.config/fish/config.fish: tutti completion fish | source",
    ...verbs.flatMap(({ name, summary, options }) => [
      `complete -c tutti -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
      ...options.map(
        ({ word, summary: what }) =>
          `complete -c tutti -n '__fish_seen_subcommand_from ${name}' -l ${word.slice(2)} -d ${quoted(what)}`,
      ),
    ]),
  ].join("\n");

export const completionScripts = { bash, zsh, fish } as const satisfies Record<Shell, Script>;

/** In single quotes, for all three shells. */
function quoted(text: string): string {
  return `'${text.replaceAll("`", "").replaceAll("'", "’")}'`;
}
