import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { compressFile, contentTime, writeCopies, writeWhole } from './compression.ts';
import type { Finished, Settings, Task } from './finisher.ts';
import { addIntegrity, hashesBelow } from './integrity.ts';
import { tidy } from './tidy-pages.ts';
import type { Answer, Question } from './threads.ts';

const { root, quality } = workerData as Settings;
const hashOf = hashesBelow(root);

parentPort?.on('message', (question: Question<Task>) => void answer(question));
// Thrown here, it reaches the other side as an error of the thread.
parentPort?.on('messageerror', (error) => {
  throw error;
});

async function answer({ number, task }: Question<Task>): Promise<void> {
  const answer: Answer<Finished> = { number };
  try {
    answer.result = await perform(task);
  } catch (error) {
    answer.problem = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(answer);
}

async function perform({ name, content, isWritten }: Task): Promise<Finished | undefined> {
  if (content && !isWritten) return finish(name, Buffer.from(content));
  if (content) writeWhole(path.join(root, name), content, quality);
  else compressFile(path.join(root, name), quality);
  return undefined;
}

async function finish(name: string, content: Buffer): Promise<Finished> {
  const body = name.endsWith('.html')
    ? Buffer.from(await addIntegrity(tidy(content.toString()), hashOf))
    : content;
  writeCopies(path.join(root, name), body, quality);
  return { body, time: contentTime(body) };
}
