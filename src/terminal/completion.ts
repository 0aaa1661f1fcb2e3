import { OPTIONS, SHELLS, SUBCOMMANDS } from './arguments.ts';
import { UsageError } from './usage-error.ts';

/** What can be completed: the words of a call, and the ids of all pages. */
interface Words {
  ids: string[];
}

const SUBCOMMAND_NAMES = Object.keys(SUBCOMMANDS).join(' ');
const OPTION_WORDS = Object.keys(OPTIONS)
  .map((name) => `--${name}`)
  .join(' ');

const WRITERS = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);
const COMPLETED = [...WRITERS.keys()].join(' ');

/** The script that completes calls of errdex in a shell; its ids are those of the pages at the time. */
export function completionScript(shell: string, { ids }: Words): string {
  const write = WRITERS.get(shell);
  if (!write) throw new UsageError(`\`completion\` knows ${[...WRITERS.keys()].join(', ')}.`);
  return write(ids.join(' '));
}

function bash(ids: string): string {
  return `# errdex completion for bash. Add to ~/.bashrc: source <(errdex completion bash)
_errdex() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} first=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [[ $before == --shell ]]; then
    COMPREPLY=($(compgen -W '${SHELLS.join(' ')}' -- "$word"))
  elif [[ $first == run && $COMP_CWORD -eq 2 ]]; then
    COMPREPLY=($(compgen -W '--' -- "$word"))
  elif [[ $first == run && $before == -- ]]; then
    COMPREPLY=($(compgen -c -- "$word"))
  elif [[ $first == run ]]; then
    COMPREPLY=($(compgen -f -- "$word"))
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '${OPTION_WORDS}' -- "$word"))
  elif [[ $first == show ]]; then
    COMPREPLY=($(compgen -W '${ids}' -- "$word"))
  elif [[ $first == completion ]]; then
    COMPREPLY=($(compgen -W '${COMPLETED}' -- "$word"))
  elif [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${SUBCOMMAND_NAMES}' -- "$word") $(compgen -f -- "$word"))
  elif [[ $first != search && $first != hook && $first != mcp ]]; then
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -o default -F _errdex errdex`;
}

function zsh(ids: string): string {
  const subcommands = Object.entries(SUBCOMMANDS).map(([name, does]) => `'${name}:${zshText(does)}'`);
  const options = Object.entries(OPTIONS).map(([name, { does, type }]) =>
    type === 'string'
      ? `'--${name}[${zshText(does)}]:${name}:(${SHELLS.join(' ')})'`
      : `'--${name}[${zshText(does)}]'`,
  );
  return `#compdef errdex
# errdex completion for zsh. Add to ~/.zshrc, below compinit: source <(errdex completion zsh)
_errdex() {
  local -a subcommands=(${subcommands.join(' ')})
  case \${words[2]} in
    show) (( CURRENT == 3 )) && compadd -- ${ids} ;;
    completion) (( CURRENT == 3 )) && compadd -- ${COMPLETED} ;;
    run) if (( CURRENT == 3 )); then compadd -- --; else shift 3 words; (( CURRENT -= 3 )); _normal; fi ;;
    search | hook | mcp) ;;
    *)
      _arguments ${options.join(' ')} '*:log:_files'
      (( CURRENT == 2 )) && _describe 'command' subcommands
      ;;
  esac
}
compdef _errdex errdex`;
}

function zshText(text: string): string {
  return text.replaceAll("'", `'\\''`).replaceAll(':', '\\:');
}

function fish(ids: string): string {
  const isFirst = "'__fish_is_nth_token 1'";
  const isIn = (name: string) => `'__fish_seen_subcommand_from ${name}'`;
  const text = (words: string) => `'${words.replaceAll("'", "\\'")}'`;
  return [
    '# errdex completion for fish. Put it into ~/.config/fish/completions/errdex.fish',
    ...Object.entries(SUBCOMMANDS).map(
      ([name, does]) => `complete -c errdex -n ${isFirst} -a ${name} -d ${text(does)}`,
    ),
    ...Object.entries(OPTIONS).map(
      ([name, { type, does }]) =>
        `complete -c errdex -l ${name}${type === 'string' ? ` -x -a '${SHELLS.join(' ')}'` : ''} -d ${text(does)}`,
    ),
    `complete -c errdex -n ${isIn('show')} -f -a '${ids}'`,
    `complete -c errdex -n ${isIn('completion')} -f -a '${COMPLETED}'`,
    `complete -c errdex -n ${isIn('search hook mcp')} -f`,
    // Two words stand before the command; the hyphens do not count.
    `complete -c errdex -n ${isIn('run')} -a '(__fish_complete_subcommand --fcs-skip=2)'`,
  ].join('\n');
}
