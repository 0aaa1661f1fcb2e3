import type { Worker } from 'node:worker_threads';

/** A task as a thread is asked for it. */
export interface Question<Task> {
  number: number;
  task: Task;
}

/** How a task ended: with a result, or with a problem as a sentence. */
export interface Answer<Result> {
  number: number;
  result?: Result | undefined;
  problem?: string;
}

/** Threads that answer what they are asked. */
export interface Threads<Task, Result> {
  /** Hands a task to the next thread. */
  ask(task: Task): Promise<Result | undefined>;
  /** Ends the threads. */
  end(): Promise<void>;
}

interface Waiting<Result> {
  resolve: (result: Result | undefined) => void;
  reject: (error: Error) => void;
}

/**
 * Starts `count` threads. When one of them fails, or ends by itself, every open question and every later one fails with a
 * sentence: nobody waits for an answer that cannot come.
 */
export function openThreads<Task, Result>(count: number, start: () => Worker): Threads<Task, Result> {
  const open = new Map<number, Waiting<Result>>();
  const threads: Worker[] = [];
  let failure: Error | undefined;
  let isEnded = false;
  let last = 0;
  const rest = () => {
    // An idle thread must not hold a build that has failed elsewhere.
    if (open.size === 0) for (const thread of threads) thread.unref();
  };
  const settle = ({ number, result, problem }: Answer<Result>) => {
    if (problem === undefined) open.get(number)?.resolve(result);
    else open.get(number)?.reject(new Error(problem));
    open.delete(number);
    rest();
  };
  const fail = (what: string, cause?: unknown) => {
    if (isEnded) return;
    failure ??= new Error(`A thread of the build ${what}`, { cause });
    for (const { reject } of open.values()) reject(failure);
    open.clear();
    rest();
  };
  while (threads.length < count) threads.push(listen(start(), settle, fail));
  return {
    ask: (task) => {
      if (failure) return Promise.reject(failure);
      const number = ++last;
      const thread = threads[number % count];
      return new Promise((resolve, reject) => {
        open.set(number, { resolve, reject });
        thread?.ref();
        thread?.postMessage({ number, task } satisfies Question<Task>);
      });
    },
    end: async () => {
      isEnded = true;
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/** Hears of every way in which a thread can stop answering. */
function listen<Result>(
  thread: Worker,
  settle: (answer: Answer<Result>) => void,
  fail: (what: string, cause?: unknown) => void,
): Worker {
  return thread
    .on('message', settle)
    .on('error', (error: unknown) => fail(`failed: ${textOf(error)}`, error))
    .on('messageerror', (error) => fail(`gave an answer that cannot be read: ${textOf(error)}`, error))
    .on('exit', (code) => fail(`ended before its work was done, with exit code ${code}.`));
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
