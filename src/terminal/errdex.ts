import { createReadStream } from 'node:fs';
import { createSearch, searchPages } from '../core/signatures/search.ts';
import { parseCall, type Call } from './arguments.ts';
import { completionScript } from './completion.ts';
import { diagnoseLog, type LogReading } from './diagnose-log.ts';
import { hookAnswer } from './hook.ts';
import { readLog } from './log-input.ts';
import { nearestPage } from './nearest-page.ts';
import { paintFor, type Paint } from './paint.ts';
import { readerShell } from './reader-shell.ts';
import type { Reference } from './reference.ts';
import { describeFindings, describeSuspects, matchesJson, printable } from './report.ts';
import { runCommand } from './run-command.ts';
import { UsageError } from './usage-error.ts';
import { USAGE } from './usage.ts';

/** Where the command's pages come from. */
export interface Source {
  version: string;
  open: () => Reference | Promise<Reference>;
}

const FOUND = 0;
const NOTHING = 1;
const NOT_UNDERSTOOD = 2;
const MOST_RESULTS = 10;

const print = (text: string) => console.log(text);
const warn = (sentence: string) => console.error(`errdex: ${sentence}`);

/** The command `errdex`: reads the call, answers, and returns the exit code. */
export async function errdex(words: string[], source: Source): Promise<number> {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Whoever reads the output may stop early, as `head` does.
    if (code === 'EPIPE') process.exit(FOUND);
    warn(`the answer cannot be written: ${code}.`);
    process.exit(failureOf(words));
  });
  try {
    const call = parseCall(words);
    return await answer(call, source);
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) console.error(USAGE);
    return failureOf(words);
  }
}

/** Other codes of a hook would stop an agent, or be shown to it. */
function failureOf([first]: string[]): number {
  return first === 'hook' ? FOUND : NOT_UNDERSTOOD;
}

async function answer(call: Call, { version, open }: Source): Promise<number> {
  const { task } = call;
  switch (task.kind) {
    case 'help':
      print(USAGE);
      return FOUND;
    case 'version':
      print(version);
      return FOUND;
    case 'completion':
      print(completionScript(task.shell, { ids: (await open()).entries.map(({ id }) => id) }));
      return FOUND;
    case 'hook':
      process.stdout.write(await hookAnswer(process.stdin, open, call.shell));
      return FOUND;
    case 'mcp':
      // A package of its own: this one depends on nothing.
      return runCommand(['errdex-mcp'], async () => {});
    case 'run':
      return runCommand(task.command, async (log) => {
        const reading = await diagnoseLog(await open(), log, warn);
        console.error(describeRun(reading, call));
      });
    case 'show':
      return show(task.id, call, await open());
    case 'search':
      return search(task.words, call, await open());
    case 'match':
      return match(task.files, call, open);
  }
}

async function match(files: string[], call: Call, open: Source['open']): Promise<number> {
  const names = files.length > 0 ? files : ['-'];
  if (names.includes('-') && process.stdin.isTTY)
    throw new UsageError('There is no log to read. Pipe one into me, or name a file.');
  const reference = await open();
  const readings: LogReading[] = [];
  for (const name of names) readings.push(await readNamed(reference, name));
  const found = readings.flatMap((reading) => reading.found);
  if (call.json) print(matchesJson(found));
  else print(readings.map((reading) => describe(reading, call, paintOf(call, process.stdout))).join('\n\n'));
  return found.length > 0 ? FOUND : NOTHING;
}

async function readNamed(reference: Reference, name: string): Promise<LogReading> {
  if (name === '-') return diagnoseLog(reference, await readLog(process.stdin), warn);
  try {
    return await diagnoseLog(reference, await readLog(createReadStream(name)), warn, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no file ${printable(name)}.`);
    throw code ? new Error(`${printable(name)} cannot be read: ${code}.`) : error;
  }
}

async function show(id: string, { json }: Call, reference: Reference): Promise<number> {
  if (!reference.entries.some((entry) => entry.id === id)) {
    warn(`there is no page ${printable(id)}. ${nearestPage(id, reference.entries)}`);
    return NOTHING;
  }
  if (json) print(JSON.stringify(await reference.page(id), null, 2));
  else print((await reference.markdown(id)).trimEnd());
  return FOUND;
}

function search(words: string, call: Call, { entries }: Reference): number {
  const titles = new Map(entries.map(({ id, title }) => [id, title]));
  const hits = searchPages(createSearch(entries), words, MOST_RESULTS).map(({ id, score }) => ({
    id,
    title: titles.get(id) ?? '',
    score,
  }));
  const paint = paintOf(call, process.stdout);
  if (call.json) print(JSON.stringify({ pages: hits }, null, 2));
  else if (hits.length === 0) print('No page has these words.');
  else print(hits.map(({ id, title }) => `${paint(id, 'bold')}  ${title}`).join('\n'));
  return hits.length > 0 ? FOUND : NOTHING;
}

function describe({ found, diagnosis, file }: LogReading, { shell }: Call, paint: Paint): string {
  if (found.length === 0) return describeSuspects(diagnosis, paint, file);
  return describeFindings(found, shell ?? readerShell(process.platform, process.env), paint);
}

/** What stands behind the output of a command that failed: the output itself is above, and is not said again. */
function describeRun(reading: LogReading, call: Call): string {
  if (call.json) return matchesJson(reading.found);
  if (reading.found.length === 0) return 'errdex: no known error in this output.';
  return `\nerrdex:\n${describe(reading, call, paintOf(call, process.stderr))}`;
}

function paintOf({ colour }: Call, stream: { isTTY?: boolean }): Paint {
  return paintFor(stream, colour);
}
