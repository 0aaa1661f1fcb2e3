import { Session, type Profiler } from 'node:inspector';

const CORE = /\/src\/core\//;

/** Watches which blocks of `src/core` run, and about how often. */
export interface Coverage {
  /** How many blocks ran since the last question that never had, or never as often. */
  countNew(): number;
  stop(): void;
}

/** Begins to watch. V8 counts the blocks itself: no instrumented copy of the code is needed. */
export function watchCoverage(): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const seen = new Set<string>();
  return {
    countNew() {
      const before = seen.size;
      for (const { url, functions } of takeCounts(session)) {
        if (!CORE.test(url)) continue;
        for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
          if (count)
            seen.add(`${url}:${startOffset}-${endOffset}:${Math.min(8, Math.round(Math.log2(count)))}`);
        }
      }
      return seen.size - before;
    },
    stop: () => session.disconnect(),
  };
}

function takeCounts(session: Session): Profiler.ScriptCoverage[] {
  let result: Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (error, answer) => {
    if (error) throw error;
    ({ result } = answer);
  });
  return result;
}
