import type { ErrorView } from '../catalog/views.ts';
import { diagnose } from '../core/diagnosis/diagnosis.ts';
import type { Matcher } from '../core/matching/match.ts';

/** What a matcher must find in a log: a page with its line and what the message names, or nothing. */
interface Case {
  log: string;
  page: string | null;
  line?: number;
  captures?: Record<string, string>;
}

/**
 * What `signatures.json` says of logs, so that another matcher can check itself: the output of each recorded run while the
 * error stood there, and once it was gone.
 */
export function conformance(errors: ErrorView[], matcher: Matcher): { version: 1; cases: Case[] } {
  const runs = errors.flatMap(({ id, proof }) =>
    (proof.evidence?.cases ?? []).map((run) => ({ id, ...run })),
  );
  const cases = runs.flatMap(({ id, before, after }) => [
    ...expectation(before.at(-1)?.output, id, matcher),
    ...expectation(after?.at(-1)?.output, null, matcher),
  ]);
  return { version: 1, cases: [...new Map(cases.map((each) => [each.log, each])).values()] };
}

/** A recording is what a terminal showed: where a line was written over, the message itself may be lost, and it is no log. */
function expectation(log: string | undefined, page: string | null, matcher: Matcher): Case[] {
  if (!log) return [];
  const [first] = diagnose(matcher, log).findings;
  if ((first?.id ?? null) !== page) return [];
  return [{ log, page, ...(first && { line: first.line, captures: first.values }) }];
}
