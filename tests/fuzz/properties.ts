import { fillCommand, FillError, quote, type Shell } from '../../src/core/commands/fill.ts';
import { normalize } from '../../src/core/log/normalize.ts';
import { matchLog, type Match } from '../../src/core/matching/match.ts';
import { redact } from '../../src/core/redaction/redact.ts';
import { matcher } from '../matching/site-matcher.ts';

/** So much processor time a short text may take, in milliseconds. */
const LONGEST = 2000;
const SHELLS: Shell[] = ['bash', 'fish', 'powershell', 'cmd'];
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/;

/** What is tried; a test puts something broken in its place. */
export const CORE = {
  normalize,
  match: (text: string) => matchLog(matcher, text),
  redact,
  fill: fillCommand,
};

/** What the core gets wrong about a text, whatever it is; '' for nothing. */
export function faultOf(text: string, core = CORE): string {
  const before = process.cpuUsage();
  try {
    const fault =
      offsetFault(text, core.normalize(text)) ||
      placeFault(text, core.match(text)) ||
      redactionFault(text, core.redact) ||
      fillFault(text, core.fill);
    const { user } = process.cpuUsage(before);
    return fault || (user / 1000 > LONGEST ? `took ${Math.round(user / 1000)} ms` : '');
  } catch (error) {
    return `threw ${(error as Error).stack}`;
  }
}

function offsetFault(text: string, { codes, toOriginal }: ReturnType<typeof normalize>): string {
  if (codes.length > text.length) return 'normalised text is longer than its source';
  let last = 0;
  for (const index of codes.keys()) {
    const offset = toOriginal(index);
    if (offset < last || offset >= text.length) return `character ${index} is said to stand at ${offset}`;
    last = offset;
  }
  return '';
}

function placeFault(text: string, matches: Match[]): string {
  const lines = text.split('\n').length;
  const wrong = matches.find(({ places }) =>
    places.some(
      ({ start, end, line }) => start < 0 || start >= end || end > text.length || line < 1 || line > lines,
    ),
  );
  return wrong ? `a place of ${wrong.id} is outside the text` : '';
}

function redactionFault(text: string, redactText: typeof redact): string {
  const once = redactText(text);
  const isOutside = once.replaced.some(({ start, end }) => start < 0 || start > end || end > text.length);
  if (isOutside) return 'a replacement is outside the text';
  const twice = redactText(once.text).text;
  if (twice !== once.text) return `a second redaction changes ${JSON.stringify([once.text, twice])}`;
  return once.text.split('\n').length === text.split('\n').length ? '' : 'redaction changes the lines';
}

function fillFault(text: string, fill: typeof fillCommand): string {
  const value = text.slice(0, 200);
  for (const shell of SHELLS) {
    try {
      const filled = fill('tool {{value}} --end', { value }, shell);
      if (CONTROL.test(filled)) return `${shell} is given a control character`;
      if (filled !== `tool ${quote(value, shell)} --end`) return `${shell} is given more than one word`;
    } catch (error) {
      if (!(error instanceof FillError)) throw error;
    }
  }
  return '';
}

/** Why a log whose secrets stand on lines of their own leads elsewhere when they are redacted; '' when it does not. */
export function matchFault(text: string, core = CORE): string {
  const { text: redacted, replaced } = core.redact(text);
  const [first] = core.match(text);
  const isTouched = first?.places.some((place) =>
    replaced.some(({ start, end }) => start < place.end && end > place.start),
  );
  const [then] = core.match(redacted);
  return isTouched || then?.id === first?.id ? '' : `${first?.id} is first, and ${then?.id} after redaction`;
}
