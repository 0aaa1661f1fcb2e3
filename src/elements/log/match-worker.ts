import { diagnose, type Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { createMatcher, type Matcher } from '../../core/matching/match.ts';
import type { SignatureEntry } from '../../core/signatures/types.ts';

/** What the page tells the worker: the signatures once, then logs. */
export type Question = { entries: SignatureEntry[] } | { turn: number; log: string };

/** What the worker replies: that it is ready, what a log says, or why it could not be read. */
export type Reply =
  { ready: true } | { turn: number; diagnosis: Diagnosis } | { turn: number; problem: string };

let matcher: Matcher | undefined;

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if ('entries' in data) {
    matcher = createMatcher(data.entries);
    reply({ ready: true });
  } else if (matcher) {
    reply(read(matcher, data));
  }
});

function read(ready: Matcher, { turn, log }: { turn: number; log: string }): Reply {
  try {
    return { turn, diagnosis: diagnose(ready, log) };
  } catch (error) {
    return { turn, problem: error instanceof Error ? error.message : String(error) };
  }
}

function reply(message: Reply): void {
  postMessage(message);
}
