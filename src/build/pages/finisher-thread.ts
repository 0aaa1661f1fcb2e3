import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { compressFile, contentTime, writeCopies, writeWhole } from './compression.ts';
import type { Answer, Finished, Settings, Task } from './finisher.ts';
import { addIntegrity, hashesBelow } from './integrity.ts';
import { tidy } from './tidy-pages.ts';

const { root, quality } = workerData as Settings;
const hashOf = hashesBelow(root);

parentPort?.on('message', (task: Task) => void answer(task));

async function answer({ number, name, content, isWritten }: Task): Promise<void> {
  const answer: Answer = { number };
  try {
    if (content && isWritten) writeWhole(path.join(root, name), content, quality);
    else if (content) answer.finished = await finish(name, Buffer.from(content));
    else compressFile(path.join(root, name), quality);
  } catch (error) {
    answer.problem = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(answer);
}

async function finish(name: string, content: Buffer): Promise<Finished> {
  const body = name.endsWith('.html')
    ? Buffer.from(await addIntegrity(tidy(content.toString()), hashOf))
    : content;
  writeCopies(path.join(root, name), body, quality);
  return { body, time: contentTime(body) };
}
