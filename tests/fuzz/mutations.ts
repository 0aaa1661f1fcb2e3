import { TRANSFORMATIONS } from '../matching/transformations.ts';

/** A number from 0 to below `limit`. */
export type Pick = (limit: number) => number;

/** Longer texts are cut: what goes wrong does so in short ones. */
const LONGEST = 3000;

/** What the core looks for, and what stands in its way. */
const TOKENS = [
  ...[
    '\x1b[31m',
    '\x1b]8;;',
    '\x9b',
    '[0m',
    '^[[1m',
    '\\u001b[0m',
    '%1B%5B0m',
    '\x01',
    '\0',
    '\ud800',
    '\u200b',
  ],
  ...[
    '\\',
    '\\\\',
    '\\n',
    '\\"',
    '"',
    "'",
    '`',
    '‘',
    '“',
    '&quot;',
    '&#39;',
    '&amp;',
    '\\u003e',
    '%20',
    '%0A',
    '%25',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\t',
    ' ',
    '    ',
    '\n    at ',
    'é',
    '│',
    '|',
    '> ',
    '- ',
    '**',
    '<pre>',
    '##[error]',
  ],
  ...[
    '{"msg":"',
    '"}',
    '{"log":"',
    'error=',
    '+',
    '=',
    '&',
    '2026-11-02T10:00:00Z ',
    '10:00:00 ',
    'web:build: ',
    '#9 1.2 ',
  ],
  ...[
    'npm error',
    'npm ERR! ',
    'error: ',
    'warning: ',
    'password=',
    'password: ',
    'token',
    'Bearer ',
    '://a:b@',
    '-p',
    '{{x}}',
  ],
  ...[
    '-----BEGIN ',
    'PRIVATE KEY-----',
    'A1b2C3d4E5f6G7h8I9j0K1l2',
    '<secret-1>',
    '${',
    '$(',
    '0',
    'x'.repeat(80),
  ],
];

/** The text after a few changes; some take pieces of the other texts. */
export function mutate(text: string, others: string[], pick: Pick): string {
  let changed = text;
  for (let count = 1 + pick(5); count > 0; count--)
    changed = changeOnce(changed, others, pick).slice(0, LONGEST);
  return changed;
}

function changeOnce(text: string, others: string[], pick: Pick): string {
  const at = pick(text.length + 1);
  const end = at + pick(40);
  const other = others[pick(others.length)] as string;
  const from = pick(other.length + 1);
  switch (pick(8)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + other.slice(from, from + pick(200)) + text.slice(end);
    case 3:
      // Half of a character cannot be encoded for a URL.
      return (TRANSFORMATIONS[pick(TRANSFORMATIONS.length)] as (typeof TRANSFORMATIONS)[number]).apply(
        text.toWellFormed(),
      );
    case 4:
      return text.slice(at) + text.slice(0, at);
    case 5:
      return text.slice(0, at) + String.fromCharCode(pick(pick(2) ? 128 : 65536)) + text.slice(at);
    default:
      return text.slice(0, at) + (TOKENS[pick(TOKENS.length)] as string) + text.slice(at);
  }
}
