import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

/** Twice the cores: a case often waits, for a server to start or a client to give up. @internal */
export const JOBS = 2 * availableParallelism();

/** What the command says of itself. */
export const USAGE = `Usage: npm run prove -- [options] [page…]

Runs the proofs of the named pages, or of all, and records the evidence. A page is \`tool/slug\`, or \`tool\` for all of a tool.

  --install   get the Debian and npm packages that the proofs need first
  --check     compare with the recorded evidence and write nothing
  --case NAME run only the cases whose name holds this text, and write nothing
  --explain   draw each page's tree with what every case saw, and what is wrong
  --swap      try the fixes of related pages on each error and report those that cure it
  --refresh   write the evidence with today's date even when nothing changed
  --jobs N    run N cases at a time (default ${JOBS})
  --verbose   print every recorded session
`;

/** What was asked for: options, names of pages or folders, and a sentence when it cannot be understood. */
export type Arguments = {
  options: {
    install: boolean;
    check: boolean;
    refresh: boolean;
    swap: boolean;
    explain: boolean;
    verbose: boolean;
    help: boolean;
    jobs: number;
    case?: string | undefined;
  };
  names: string[];
  problem?: string;
};

/** Reads the command line; what is wrong with it is a sentence in `problem`. */
export function readArguments(args: string[]): Arguments {
  const none = {
    options: {
      install: false,
      check: false,
      refresh: false,
      swap: false,
      explain: false,
      verbose: false,
      help: false,
      jobs: JOBS,
    },
    names: [],
  };
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        install: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        refresh: { type: 'boolean', default: false },
        swap: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        case: { type: 'string' },
        jobs: { type: 'string', default: String(JOBS) },
      },
    });
    const jobs = Number(values.jobs);
    if (!Number.isInteger(jobs) || jobs < 1)
      return { ...none, problem: '--jobs takes a whole number from 1.' };
    if (values.check && values.refresh)
      return { ...none, problem: '--check writes nothing and --refresh writes; use one of them.' };
    if (values.case !== undefined && (values.refresh || values.swap))
      return { ...none, problem: '--case only tries cases; --refresh and --swap need whole pages.' };
    return { options: { ...values, jobs }, names: positionals };
  } catch (error) {
    return { ...none, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether a page is among those that are named, by its id or its folder; without names all are. */
export function isNamed(id: string, names: string[]): boolean {
  return (
    names.length === 0 || names.some((name) => id === name || id.startsWith(`${name.replace(/\/$/, '')}/`))
  );
}
