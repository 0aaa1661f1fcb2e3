import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createQueue } from './work-queue.ts';

/** What a compressor's thread is asked for: the copies of what a file will hold, or of a file that is there. */
export interface Task {
  number: number;
  file: string;
  content?: Uint8Array | undefined;
}

/** How a task ended. */
export interface Answer {
  number: number;
  problem?: string | undefined;
}

/** Compresses beside its caller, in threads of its own. */
export interface Compressor {
  /** Takes a file, with the content that it will have if it is not there yet; waits only while too many are open. */
  add(file: string, content?: Uint8Array): Promise<void>;
  /** Waits for all files and ends the threads. */
  end(): Promise<void>;
}

/** Enough to keep the threads busy, without all pages in memory. */
const OPEN_PER_THREAD = 16;

/** Starts the threads: one for each processor but the caller's, at most four. */
export function openCompressor(quality: number): Compressor {
  const count = Math.min(4, Math.max(1, availableParallelism() - 1));
  const open = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const queue = createQueue(count * OPEN_PER_THREAD);
  const threads = Array.from({ length: count }, () => {
    const thread = new Worker(new URL('./compressor-thread.ts', import.meta.url), { workerData: quality });
    thread.on('message', ({ number, problem }: Answer) => {
      if (problem === undefined) open.get(number)?.resolve();
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
  let number = 0;
  return {
    add: (file, content) => {
      const task: Task = { number: ++number, file, content };
      const thread = threads[task.number % count];
      thread?.ref();
      thread?.postMessage(task);
      return queue.add(new Promise<void>((resolve, reject) => open.set(task.number, { resolve, reject })));
    },
    end: async () => {
      try {
        await queue.end();
      } finally {
        await Promise.all(threads.map((thread) => thread.terminate()));
      }
    },
  };
}
