import { parentPort, workerData } from 'node:worker_threads';
import { compressFile, writeCopies } from './compression.ts';
import type { Answer, Task } from './compressor.ts';

const quality = workerData as number;

parentPort?.on('message', ({ number, file, content }: Task) => {
  const answer: Answer = { number };
  try {
    if (content) writeCopies(file, content, quality);
    else compressFile(file, quality);
  } catch (error) {
    answer.problem = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(answer);
});
