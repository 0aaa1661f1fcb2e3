import type { Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import type { SignatureEntry } from '../../core/signatures/types.ts';
import { fetchFile } from './fetch-file.ts';
import type { Question, Reply } from './match-worker.ts';
import { loadSignatures } from './signatures.ts';

/** Reads logs in a worker: everything it needs is loaded when it is opened, nothing afterwards. */
export interface LogReader {
  /** What every page is called, by id. */
  titles: Map<string, string>;
  /** The diagnosis of a log; rejects when a newer question overtook it, or when the worker fails. */
  read(log: string): Promise<Diagnosis>;
}

/** A worker that does not even start says so itself, or is given up after this time. */
const START_MS = 20_000;

let opened: Promise<LogReader> | undefined;

/** Opens the reader, once. A failed load, or a worker that failed, is tried again the next time. */
export function openLogReader(): Promise<LogReader> {
  opened ??= load();
  opened.catch(() => (opened = undefined));
  return opened;
}

async function load(): Promise<LogReader> {
  const [entries, words] = await Promise.all([
    loadSignatures(),
    fetchFile('/plain-words.txt').then((response) => response.text()),
  ]);
  const read = await startWorker(entries, words.trim().split('\n'));
  return { titles: new Map(entries.map(({ id, title }) => [id, title])), read };
}

/** Starts the worker and resolves, once it is ready, to the way to ask it. Every failure of it ends in a sentence. */
async function startWorker(entries: SignatureEntry[], words: string[]): Promise<LogReader['read']> {
  const worker = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' });
  const send = (question: Question) => worker.postMessage(question);
  let turn = 0;
  let waiting: { resolve: (diagnosis: Diagnosis) => void; reject: (error: Error) => void } | undefined;
  const fail = (sentence: string) => {
    opened = undefined;
    worker.terminate();
    waiting?.reject(new Error(sentence));
    waiting = undefined;
  };
  await new Promise<void>((resolve, reject) => {
    const giveUp = (sentence: string) => {
      clearTimeout(timer);
      fail(sentence);
      reject(new Error(sentence));
    };
    const timer = setTimeout(() => giveUp('The matcher did not start.'), START_MS);
    worker.addEventListener('error', () => giveUp('The matcher stopped. Try again.'));
    worker.addEventListener('messageerror', () => giveUp('The matcher could not be asked. Try again.'));
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if ('ready' in data) {
        clearTimeout(timer);
        resolve();
      } else if (data.turn === turn) {
        if ('diagnosis' in data) waiting?.resolve(data.diagnosis);
        else waiting?.reject(new Error(data.problem));
        waiting = undefined;
      }
    });
    send({ entries, words });
  });
  return (log) => {
    waiting?.reject(new Error('A newer text was given.'));
    const own = ++turn;
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      send({ turn: own, log });
    });
  };
}
