import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { PackedPages } from '../../errdex/src/packed-pages.ts';
import type { Shell } from '../../../src/core/commands/shell.ts';
import { diagnoseText } from '../../../src/terminal/diagnose-log.ts';
import { diagnosisAnswer, type DiagnosisAnswer } from './diagnosis-answer.ts';
import type { TreePage } from './tree-page.ts';

/** A log to diagnose, and the shell to write commands for. */
interface Work {
  log: string;
  shell: Shell;
}

/** A log of so many characters takes less time than a thread takes to start. */
const AT_ONCE = 256 * 1024;

/** Diagnoses a log, a long one beside the server. */
export function diagnose(
  pages: PackedPages<TreePage>,
  work: Work,
  signal: AbortSignal,
): Promise<DiagnosisAnswer> {
  return work.log.length <= AT_ONCE ? diagnoseHere(pages, work) : diagnoseBeside(work, signal);
}

/** What the thread does that `diagnose` starts. */
export async function answerServer(pages: PackedPages<TreePage>): Promise<void> {
  parentPort?.postMessage(await diagnoseHere(pages, workerData as Work));
}

async function diagnoseHere(
  { matcher, find }: PackedPages<TreePage>,
  { log, shell }: Work,
): Promise<DiagnosisAnswer> {
  const page = (id: string) => find(id) as TreePage;
  return diagnosisAnswer(await diagnoseText({ matcher, page }, log), shell);
}

/**
 * In a thread of its own, for which the program starts again. Matching does not pause: it would hear neither other calls
 * nor that this one is cancelled, which ends the thread.
 */
function diagnoseBeside(work: Work, signal: AbortSignal): Promise<DiagnosisAnswer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(fileURLToPath(import.meta.url), { workerData: work });
    const end = () => void thread.terminate();
    let answer: DiagnosisAnswer | undefined;
    signal.addEventListener('abort', end);
    thread.once('message', (message: DiagnosisAnswer) => (answer = message));
    thread.once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', end);
      if (answer) resolve(answer);
      else reject(new Error('It was cancelled.'));
    });
  });
}
