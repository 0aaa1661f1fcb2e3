import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { openThreads } from './threads.ts';
import { createWorkQueue } from './work-queue.ts';

/** Where the site is built, and how well it is compressed. */
export interface Settings {
  root: string;
  quality: number;
}

/** What a thread is asked for: to finish a file that will hold this, to write it too, or to compress one that is there. */
export interface Task {
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

const THREAD = new URL('./finisher-thread.ts', import.meta.url);

/** Starts the threads: one for each processor but the caller's, at most four. */
export function openFinisher(settings: Settings): Finisher {
  const count = Math.min(4, Math.max(1, availableParallelism() - 1));
  const threads = openThreads<Task, Finished>(count, () => new Worker(THREAD, { workerData: settings }));
  const queue = createWorkQueue(count * OPEN_PER_THREAD);
  return {
    finish: async (name, content) => {
      const finished = await threads.ask({ name, content });
      if (!finished) throw new Error(`${name} was not finished.`);
      return finished;
    },
    write: (name, content) => queue.add(threads.ask({ name, content, isWritten: true })),
    compress: (name) => queue.add(threads.ask({ name })),
    end: async () => {
      try {
        await queue.end();
      } finally {
        await threads.end();
      }
    },
  };
}
