import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { diagnose } from '../core/diagnosis/diagnosis.ts';
import { createMatcher } from '../core/matching/match.ts';
import { createSearch, searchPages } from '../core/signatures/search.ts';
import { readLog } from './log-input.ts';
import { openReference, type Reference } from './reference.ts';
import {
  describeFindings,
  describeSuspects,
  matchesJson,
  paintAnsi,
  paintNothing,
  type Paint,
} from './report.ts';

const USAGE = `Usage:
  npm run build 2>&1 | errdex          name the errors in a log, with their fixes
  npm run build 2>&1 | errdex --json   the same for programs
  errdex show git/not-a-git-repository print a page
  errdex search words…                 find pages by words

Exit code 0: something was found. 1: nothing was. 2: not understood.
Nothing is sent anywhere.`;

const FOUND = 0;
const NOTHING = 1;
const NOT_UNDERSTOOD = 2;
const MOST_RESULTS = 10;

/** A call that cannot be understood; the message says what to do. */
class UsageError extends Error {}

type Print = (text: string) => void;

const root = path.resolve(import.meta.dirname, '../..');
// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', () => process.exit(FOUND));
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(`errdex: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof UsageError) console.error(USAGE);
  process.exitCode = NOT_UNDERSTOOD;
}

async function run(words: string[]): Promise<number> {
  const paint = process.stdout.isTTY && !process.env['NO_COLOR'] ? paintAnsi : paintNothing;
  const print: Print = (text) => console.log(text);
  const [first, ...rest] = words;
  if (first === '--help' || first === '-h') {
    print(USAGE);
    return FOUND;
  }
  if (first === 'show') return show(rest, print);
  if (first === 'search') return search(rest, print, paint);
  if (first !== undefined && (first !== '--json' || rest.length > 0))
    throw new UsageError(`I do not know \`${words.join(' ')}\`.`);
  return match(first === '--json', print, paint);
}

async function match(asJson: boolean, print: Print, paint: Paint): Promise<number> {
  if (process.stdin.isTTY) throw new UsageError('There is no log to read. Pipe one into me.');
  const reference = await openReference(root);
  const { text, skipped } = await readLog(process.stdin);
  if (skipped > 0)
    console.error(`errdex: the log is very long; ${skipped} bytes in its middle were passed over.`);
  const diagnosis = diagnose(createMatcher(reference.entries), text);
  const found = await Promise.all(
    diagnosis.findings.map(async (finding) => ({ finding, page: await reference.page(finding.id) })),
  );
  if (asJson) print(matchesJson(found));
  else print(found.length > 0 ? describeFindings(found, paint) : describeSuspects(diagnosis, paint));
  return found.length > 0 ? FOUND : NOTHING;
}

async function show(words: string[], print: Print): Promise<number> {
  const [id] = words;
  if (id === undefined || words.length > 1) throw new UsageError('`show` takes the id of one page.');
  const reference = await openReference(root);
  if (!reference.entries.some((entry) => entry.id === id)) {
    console.error(`errdex: there is no page ${id}. The nearest one is ${nearest(id, reference)}.`);
    return NOTHING;
  }
  print((await reference.markdown(id)).trimEnd());
  return FOUND;
}

async function search(words: string[], print: Print, paint: Paint): Promise<number> {
  if (words.length === 0) throw new UsageError('`search` takes the words to look for.');
  const reference = await openReference(root);
  const hits = searchPages(createSearch(reference.entries), words.join(' '), MOST_RESULTS);
  const titles = new Map(reference.entries.map(({ id, title }) => [id, title]));
  print(
    hits.length > 0
      ? hits.map(({ id }) => `${paint(id, 'bold')}  ${titles.get(id) ?? ''}`).join('\n')
      : 'No page has these words.',
  );
  return hits.length > 0 ? FOUND : NOTHING;
}

function nearest(id: string, { entries }: Reference): string {
  return closest(
    id,
    entries.map((entry) => entry.id),
  );
}
