/** Twenty logs made to slow a matcher down: each repeats one piece, or is one piece, to the size asked for. */
export const SHAPES: [name: string, make: (size: number) => string][] = [
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

function repeat(piece: string): (size: number) => string {
  return (size) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}
