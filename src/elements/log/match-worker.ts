import { diagnose, type Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { createMatcher, type Matcher } from '../../core/matching/match.ts';
import type { SignatureEntry } from '../../core/signatures/types.ts';

/** What the page tells the worker: the signatures once, then logs. */
export type Question = { entries: SignatureEntry[] } | { turn: number; log: string };

/** What the worker answers: that it is ready, or what a log says. */
export type Answer = { ready: true } | { turn: number; diagnosis: Diagnosis };

let matcher: Matcher | undefined;

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if ('entries' in data) {
    matcher = createMatcher(data.entries);
    postMessage({ ready: true } satisfies Answer);
  } else if (matcher) {
    postMessage({ turn: data.turn, diagnosis: diagnose(matcher, data.log) } satisfies Answer);
  }
});
