import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createQueue } from './work-queue.ts';

/** Where the site is built, and how well it is compressed. */
export interface Settings {
  root: string;
  quality: number;
}

/** What a thread is asked for: to finish a file that will hold this, to write it too, or to compress one that is there. */
export interface Task {
  number: number;
  /** Path below the site's root. */
  name: string;
  content?: Uint8Array | undefined;
  isWritten?: boolean;
}

/** A file as it is served, and the time that it gets. */
export interface Finished {
  body: Uint8Array;
  /** Seconds since 1970. */
  time: number;
}

/** How a task ended. */
export interface Answer {
  number: number;
  finished?: Finished;
  problem?: string;
}

/** Finishes files beside its caller, in threads of its own. */
export interface Finisher {
  /** A rendered file without what no reader needs and with its hashes; writes its compressed copies. */
  finish(name: string, content: Uint8Array): Promise<Finished>;
  /** Writes a file with its compressed copies and its time; waits only while too many are open. */
  write(name: string, content: Uint8Array): Promise<void>;
  /** Writes the copies of a file that is there, and sets its time; waits only while too many are open. */
  compress(name: string): Promise<void>;
  /** Waits for all files and ends the threads. */
  end(): Promise<void>;
}

/** Enough to keep the threads busy, without all files in memory. */
const OPEN_PER_THREAD = 16;

type Waiting = { resolve: (finished: Finished | undefined) => void; reject: (error: Error) => void };

/** Starts the threads: one for each processor but the caller's, at most four. */
export function openFinisher(settings: Settings): Finisher {
  const count = Math.min(4, Math.max(1, availableParallelism() - 1));
  const open = new Map<number, Waiting>();
  const queue = createQueue(count * OPEN_PER_THREAD);
  const threads = Array.from({ length: count }, () => {
    const thread = new Worker(new URL('./finisher-thread.ts', import.meta.url), { workerData: settings });
    thread.on('message', ({ number, finished, problem }: Answer) => {
      if (problem === undefined) open.get(number)?.resolve(finished);
      else open.get(number)?.reject(new Error(problem));
      open.delete(number);
      // An idle thread must not hold a build that has failed elsewhere.
      if (open.size === 0) for (const one of threads) one.unref();
    });
    thread.on('error', (error: Error) => {
      for (const { reject } of open.values()) reject(error);
    });
    return thread;
  });
  let last = 0;
  const ask = (name: string, content?: Uint8Array, isWritten = false) => {
    const number = ++last;
    const thread = threads[number % count];
    thread?.ref();
    thread?.postMessage({ number, name, content, isWritten } satisfies Task);
    return new Promise<Finished | undefined>((resolve, reject) => open.set(number, { resolve, reject }));
  };
  return {
    finish: async (name, content) => {
      const finished = await ask(name, content);
      if (!finished) throw new Error(`${name} was not finished.`);
      return finished;
    },
    write: (name, content) => queue.add(ask(name, content, true)),
    compress: (name) => queue.add(ask(name)),
    end: async () => {
      try {
        await queue.end();
      } finally {
        await Promise.all(threads.map((thread) => thread.terminate()));
      }
    },
  };
}
