import { OPTIONS } from './arguments.ts';

/** What `--help` prints, and what a call that was not understood gets. */
export const USAGE = `Usage:
  npm run build 2>&1 | errdex           name the errors in a log, with their fixes
  errdex build.log test.log             the same for files
  errdex run -- npm test                run a command; when it fails, say why
  errdex show git/not-a-git-repository  print a page
  errdex search words…                  find pages by words
  errdex hook                           answer an agent's hook about a failed command
  errdex mcp                            serve agents by the Model Context Protocol (package errdex-mcp)
  errdex completion bash                print a completion script: bash, zsh, fish

Options:
${Object.entries(OPTIONS)
  .map(([name, { does }]) => `  --${name.padEnd(10)} ${does}`)
  .join('\n')}

Exit code 0: something was found. 1: nothing was. 2: not understood. \`run\` ends as its command does, \`hook\` with 0.
Nothing is sent anywhere, and nothing is run but the command of \`run\`.`;
