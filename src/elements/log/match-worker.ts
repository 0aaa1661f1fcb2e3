import { diagnose, type Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { createVocabulary, type Vocabulary } from '../../core/diagnosis/vocabulary.ts';
import { createMatcher, type Matcher } from '../../core/matching/match.ts';
import type { SignatureEntry } from '../../core/signatures/types.ts';

/** What the page tells the worker: the signatures and the plain words once, then logs. */
export type Question = { entries: SignatureEntry[]; words: string[] } | { turn: number; log: string };

/** What the worker answers: that it is ready, or what a log says. */
export type Answer = { ready: true } | { turn: number; diagnosis: Diagnosis };

let known: { matcher: Matcher; isPublic: Vocabulary } | undefined;

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if ('entries' in data) {
    const { entries, words } = data;
    known = { matcher: createMatcher(entries), isPublic: createVocabulary(entries, words) };
    postMessage({ ready: true } satisfies Answer);
  } else if (known) {
    const diagnosis = diagnose(known.matcher, data.log, known.isPublic);
    postMessage({ turn: data.turn, diagnosis } satisfies Answer);
  }
});
