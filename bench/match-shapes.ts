import { SECRET_KINDS } from '../src/core/redaction/secret-kinds.ts';

/** A log made to slow the reading of logs down: it repeats one piece, or is one piece, to the size asked for. */
export type Shape = [name: string, make: (size: number) => string];

/** Aimed at the matcher. */
export const MATCHING: Shape[] = [
  ['one character', repeat('a')],
  ['spaces', repeat(' ')],
  ['line feeds', repeat('\n')],
  ['carriage returns', repeat('\r')],
  ['carriage return and line feed', repeat('\r\n')],
  ['NUL', repeat('\0')],
  ['lone surrogates', repeat('\ud800')],
  ['open escape sequences', repeat('\x1b[')],
  ['an endless escape sequence', (size) => `\x1b[${'1;'.repeat(size / 2)}`],
  ['open hyperlinks', repeat('\x1b]8;;')],
  ['visible colours', repeat('[1;31')],
  ['backslashes', repeat('\\')],
  ['escaped quotes', repeat('\\"')],
  ['escaped line feeds in one line', repeat('"a\\n')],
  ['timestamps', repeat('2026-11-23T10:00:00Z ')],
  ['unfinished prefixes', repeat('web-1      ')],
  ['beginnings of one message in one line', repeat("error: pathspec '")],
  ['beginnings of one message on lines', repeat('listen EADDRINUSE: address already in use \n')],
  ['ends of messages', repeat("' did not match any file(s) known to git ")],
  ['a whole message without end', repeat("error: pathspec 'x' did not match any file(s) known to git ")],
];

/** Aimed at the expressions of redaction and of the lines that look like errors: many beginnings, no end. */
const REDACTION: Shape[] = [
  'eyJaaaaaaaa-',
  'eyJ-eyJ-',
  'eyJaaaaaaaa.eyJaaaaaaaa-',
  `-----BEGIN ${'PRIVATE'} KEY-----`,
  `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n'}`,
  '-----BEGIN A ',
  'authorization: ',
  'authorization: bearer ',
  'x-a-b-c-',
  'cookie: a=',
  'cookie: a=b; ',
  '://a:',
  '://a@',
  '?token=&',
  'password=',
  'password: "',
  '\\\\\\"password\\\\\\"',
  'password ',
  'password -> "',
  'password for a: ',
  '| password ',
  'KEY=a ',
  '<password>a',
  '("password", "',
  'name: password\n value: ',
  '-----END PRIVATE KEY-----\naGVsbG8gd29ybGQgdGhpcyBpcyBhIHRlc3Q\n',
  'mysql -p',
  'docker login ',
  '://a:b@',
  'A1b2C3d4E5f6G7h8I9j0K1l2 ',
  'prime1:\n 00:',
  '%25',
  '&amp;',
  '"api_key":"a',
  'pass-a-b',
  '[1;2;3;4;5;6;7mtoken',
  ' --a-token ',
  ' -u a',
  'login a ',
  'a@b.',
  'a.b@c-',
  '/home/',
  'C:\\Users\\\\',
  'error: "a b ',
  'error a-b/c.d',
  'error 1.2.3.4/',
  'error a.b.c.',
  'error {a} ',
  'error deadbee-',
  'error a://b.',
].map((piece) => [`unfinished ${JSON.stringify(piece)}`, repeat(piece)]);

/** Each kind of secret without the end of its sample, again and again. */
const KINDS: Shape[] = SECRET_KINDS.map(({ name, sample }) => {
  const whole = sample.replace(/\{(\d+) \w+\}/g, (_piece, length: string) => 'a1'.repeat(Number(length) / 2));
  return [`unfinished ${name}: ${sample}`, repeat(`${whole.slice(0, (whole.length * 2) / 3)}-`)];
});

/** All of them. */
export const SHAPES: Shape[] = [...MATCHING, ...REDACTION, ...KINDS];

function repeat(piece: string): (size: number) => string {
  return (size) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}
