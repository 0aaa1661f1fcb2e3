import type { Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import type { SignatureEntry } from '../../core/signatures/types.ts';
import type { Answer, Question } from './match-worker.ts';
import { loadSignatures } from './signatures.ts';

/** Reads logs in a worker: everything it needs is loaded when it is opened, nothing afterwards. */
export interface LogReader {
  /** What every page is called and how it is fixed, by id. */
  pages: Map<string, { title: string; quickFix: string }>;
  /** The diagnosis of a log; rejects when a newer question overtook it. */
  read(log: string): Promise<Diagnosis>;
}

let opened: Promise<LogReader> | undefined;

/** Opens the reader, once. A failed load is tried again the next time. */
export function openLogReader(): Promise<LogReader> {
  opened ??= load();
  opened.catch(() => (opened = undefined));
  return opened;
}

async function load(): Promise<LogReader> {
  const [entries, fixes, words] = await Promise.all([
    loadSignatures(),
    fetchFile('/quick-fixes.json').then((response) => response.json() as Promise<Record<string, string>>),
    fetchFile('/plain-words.txt').then((response) => response.text()),
  ]);
  const worker = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' });
  const ask = (question: Question) => worker.postMessage(question);
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true });
    worker.addEventListener('error', () => reject(new Error('The matcher did not start.')), { once: true });
    ask({ entries, words: words.trim().split('\n') });
  });
  let turn = 0;
  return {
    pages: new Map(
      entries.map(({ id, title }: SignatureEntry) => [id, { title, quickFix: fixes[id] ?? '' }]),
    ),
    read(log) {
      const own = ++turn;
      return new Promise((resolve, reject) => {
        const listen = ({ data }: MessageEvent<Answer>) => {
          if (!('turn' in data) || data.turn !== own) return;
          worker.removeEventListener('message', listen);
          if (own === turn) resolve(data.diagnosis);
          else reject(new Error('A newer text was given.'));
        };
        worker.addEventListener('message', listen);
        ask({ turn: own, log });
      });
    },
  };
}

async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.slice(1)} answered ${response.status}`);
  return response;
}
