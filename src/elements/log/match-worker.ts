import { diagnose, type Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { createVocabulary, type Vocabulary } from '../../core/diagnosis/vocabulary.ts';
import { createMatcher, type Matcher } from '../../core/matching/match.ts';
import type { SignatureEntry } from '../../core/signatures/types.ts';

/** What the page tells the worker: the signatures and the plain words once, then logs. */
export type Question = { entries: SignatureEntry[]; words: string[] } | { turn: number; log: string };

/** What the worker replies: that it is ready, what a log says, or why it could not be read. */
export type Reply =
  { ready: true } | { turn: number; diagnosis: Diagnosis } | { turn: number; problem: string };

interface Known {
  matcher: Matcher;
  isPublic: Vocabulary;
}

let known: Known | undefined;

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if ('entries' in data) {
    const { entries, words } = data;
    known = { matcher: createMatcher(entries), isPublic: createVocabulary(entries, words) };
    reply({ ready: true });
  } else if (known) {
    reply(read(known, data));
  }
});

function read({ matcher, isPublic }: Known, { turn, log }: { turn: number; log: string }): Reply {
  try {
    return { turn, diagnosis: diagnose(matcher, log, isPublic) };
  } catch (error) {
    return { turn, problem: error instanceof Error ? error.message : String(error) };
  }
}

function reply(message: Reply): void {
  postMessage(message);
}
