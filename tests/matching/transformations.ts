/** What terminals, collectors, CI and people do to a message on its way into a paste. */
export interface Transformation {
  name: string;
  apply: (text: string) => string;
}

const eachLine = (text: string, change: (line: string, index: number) => string): string =>
  text.split('\n').map(change).join('\n');
const behind = (prefix: string) => (text: string) => eachLine(text, (line) => `${prefix}${line}`);
/** Sets a colour, and takes no column. */
const COLOUR = String.raw`(?:\x1b\[[\d;]*m)*`;
const chunks = (line: string, width: number): string[] =>
  line.match(new RegExp(`(?:${COLOUR}.){1,${width}}${COLOUR}`, 'gs')) ?? [''];

/** Breaks lines at the last column, in the middle of words. */
const wrapAt = (width: number) => (text: string) => eachLine(text, (line) => chunks(line, width).join('\n'));

/** Breaks lines at spaces, which go; the next lines begin with `indent`. */
const wrapAtSpaces =
  (width: number, indent = '') =>
  (text: string) =>
    eachLine(text, (line) => foldWords(line, width, indent).join('\n'));

function foldWords(line: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current && current.length + 1 + word.length > width) {
      lines.push(current);
      current = `${indent}${word}`;
    } else
      current = lines.length === 0 && !current ? word : current ? `${current} ${word}` : `${indent}${word}`;
  }
  return [...lines, current];
}

const box = (left: string, right: string) => (text: string) => {
  const lines = text.split('\n').flatMap((line) => foldWords(line, 96, ''));
  const width = Math.max(...lines.map(({ length }) => length));
  return lines.map((line) => `${left}${line.padEnd(width)}${right}`).join('\n');
};

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const toEntities = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
const inJson = (text: string) => JSON.stringify({ level: 'error', msg: text });
const PROMPT_LINE =
  'dana@build-runner-4.example.internal:~/projects/very/deep/folder/of/the/shop/services/api$ npm ci && npm run build && npm run deploy -- --to stage';

export const TRANSFORMATIONS: Transformation[] = [
  { name: 'wrapped at 80 columns', apply: wrapAt(80) },
  { name: 'wrapped at 100 columns', apply: wrapAt(100) },
  { name: 'wrapped at 120 columns', apply: wrapAt(120) },
  { name: 'wrapped at 132 columns', apply: wrapAt(132) },
  { name: 'wrapped at spaces', apply: wrapAtSpaces(80) },
  { name: 'wrapped at spaces, indented', apply: wrapAtSpaces(76, '    ') },
  {
    name: 'wrapped with an indented continuation',
    apply: (text) => eachLine(text, (line) => chunks(line, 76).join('\n    ')),
  },
  { name: 'wrapped below a longer line', apply: (text) => `${PROMPT_LINE}\n${wrapAt(80)(text)}` },
  { name: 'in a box', apply: box('│ ', ' │') },
  { name: 'in a box of ASCII', apply: box('| ', ' |') },
  { name: 'behind a bar', apply: behind('┃ ') },
  {
    name: 'coloured',
    apply: (text) => eachLine(text, (line) => `\u001b[31m\u001b[1m${line}\u001b[22m\u001b[39m`),
  },
  { name: 'colours as text', apply: (text) => eachLine(text, (line) => `^[[0;31m${line}^[[0m`) },
  { name: 'colours without their escape', apply: (text) => eachLine(text, (line) => `[31m${line}[0m`) },
  { name: 'each word coloured', apply: (text) => text.replace(/\S+/g, '\u001b[36m$&\u001b[0m') },
  { name: 'Windows line ends', apply: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'behind progress', apply: (text) => `Building 10 %\rBuilding 90 %\r${text}` },
  { name: 'docker logs --timestamps', apply: behind('2026-11-02T10:00:00.123456789Z ') },
  { name: 'compose', apply: behind('api-1  | ') },
  { name: 'compose without a number', apply: behind('api  | ') },
  {
    name: 'json-file',
    apply: (text) =>
      eachLine(text, (line) =>
        JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-11-02T10:00:00.123456789Z' }),
      ),
  },
  { name: 'BuildKit', apply: behind('#9 12.34 ') },
  { name: 'BuildKit, summary', apply: behind('12.34 ') },
  { name: 'kubectl --prefix', apply: behind('[pod/api-7c9f6d/api] ') },
  { name: 'stern', apply: behind('api-7c9f6d api ') },
  { name: 'syslog', apply: behind('Nov  2 10:00:00 box app[812]: ') },
  {
    name: 'journald as JSON',
    apply: (text) =>
      eachLine(text, (line) =>
        JSON.stringify({ PRIORITY: '3', MESSAGE: line, _PID: '812', SYSLOG_IDENTIFIER: 'app' }),
      ),
  },
  {
    name: 'CloudWatch',
    apply: behind('2026-11-02T10:00:00.123Z\t5f1c6a7e-0d3b-4c55-9d7f-6f1d2b3c4d5e\tERROR\t'),
  },
  { name: 'Heroku', apply: behind('2026-11-02T10:00:00.000000+00:00 app[web.1]: ') },
  { name: 'foreman', apply: behind('10:00:00 web.1  | ') },
  { name: 'systemd', apply: behind('[   12.345678] app[812]: ') },
  { name: 'GitLab', apply: behind('2026-11-02T10:00:00.000000Z 01O ') },
  { name: 'GitLab, without the time', apply: behind('00 01O ') },
  { name: 'GitHub Actions', apply: behind('2026-11-02T10:00:00.1234567Z ') },
  { name: 'GitHub Actions, as an error', apply: behind('##[error]') },
  {
    name: 'GitHub Actions, in a downloaded log',
    apply: behind('build\tRun npm ci\t2026-11-02T10:00:00.1234567Z '),
  },
  { name: 'Azure', apply: behind('2026-11-02T10:00:00.1234567Z ##[error]') },
  { name: 'Jenkins', apply: behind('[2026-11-02T10:00:00.123Z] ') },
  {
    name: 'CircleCI',
    apply: (text) => `#!/bin/bash -eo pipefail\nnpm ci\n${text}\n\nExited with code exit status 1`,
  },
  { name: 'TeamCity', apply: behind('[10:00:00]W:\t [Step 1/2] ') },
  { name: 'Buildkite', apply: behind('\u001b_bk;t=1793613600123\u0007') },
  { name: 'nginx', apply: behind('2026/11/02 10:00:00 [error] 41#41: *7 ') },
  { name: 'PostgreSQL', apply: behind('2026-11-02 10:00:00.123 UTC [41] ') },
  { name: 'MySQL', apply: behind('2026-11-02T10:00:00.123456Z 41 [ERROR] [MY-010000] [Server] ') },
  {
    name: 'numbered by npm',
    apply: (text) => eachLine(text, (line, index) => `${index + 21} error ${line}`),
  },
  { name: 'pnpm', apply: behind('packages/api build: ') },
  { name: 'Turborepo', apply: behind('web:build: ') },
  { name: 'lerna', apply: behind('@shop/web: ') },
  {
    name: 'in a Python traceback',
    apply: (text) =>
      `Traceback (most recent call last):\n  File "/srv/app/run.py", line 7, in <module>\n    main()\nshop.errors.CallFailed: ${text}`,
  },
  {
    name: 'caused by, in Java',
    apply: (text) =>
      `Exception in thread "main" java.lang.IllegalStateException: start\n\tat shop.Main.main(Main.java:7)\nCaused by: shop.CallException: ${text}\n\t... 1 more`,
  },
  {
    name: 'a panic of Go',
    apply: (text) => `panic: ${text}\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:7 +0x1d`,
  },
  {
    name: 'raised in Ruby',
    apply: (text) => `app.rb:3:in 'Object#run': ${text} (RuntimeError)\n\tfrom app.rb:7:in '<main>'`,
  },
  {
    name: 'a panic of Rust',
    apply: (text) =>
      `thread 'main' panicked at src/main.rs:3:5:\n${text}\nnote: run with \`RUST_BACKTRACE=1\``,
  },
  {
    name: 'unwrapped in Rust',
    apply: (text) =>
      `thread 'main' panicked at src/main.rs:3:5:\ncalled \`Result::unwrap()\` on an \`Err\` value: Error(${JSON.stringify(text)})`,
  },
  {
    name: 'unhandled in .NET',
    apply: (text) =>
      `Unhandled exception. System.InvalidOperationException: ${text}\n   at Shop.Main() in /src/Main.cs:line 7`,
  },
  { name: 'in JSON', apply: inJson },
  { name: 'in JSON in JSON', apply: (text) => inJson(inJson(text)) },
  {
    name: 'in JSON for HTML',
    apply: (text) =>
      inJson(text).replace(/[<>&']/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  },
  { name: 'a block of YAML', apply: (text) => `message: |\n${behind('  ')(text)}` },
  { name: 'URL-encoded', apply: (text) => `error=${encodeURIComponent(text)}` },
  {
    name: 'URL-encoded, as a form',
    apply: (text) => `error=${encodeURIComponent(text).replaceAll('%20', '+')}`,
  },
  { name: 'as HTML', apply: (text) => `<pre>${toEntities(text)}</pre>` },
  { name: 'a quote in Markdown', apply: behind('> ') },
  { name: 'a fence in Markdown', apply: (text) => `\`\`\`text\n${text}\n\`\`\`` },
  { name: 'a list in Markdown', apply: behind('- ') },
  {
    name: 'bold in Markdown',
    apply: (text) => eachLine(text, (line) => (line.trim() ? `**${line}**` : line)),
  },
  {
    name: 'a table in Markdown',
    apply: (text) => eachLine(text, (line, index) => `| ${index + 1} | ${line} |`),
  },
  {
    name: 'typographic quotes',
    apply: (text) =>
      text
        .replace(/"([^"\n]*)"/g, '“$1”')
        .replace(/'([^'\n]*)'/g, '‘$1’')
        .replace(/`([^`\n]*)'/g, '‘$1’'),
  },
  { name: 'a chat', apply: (text) => `[10:00] Dana: ${text}\n[10:01] Kim: same here` },
  { name: 'below a prompt', apply: (text) => `dana@box:~/shop$ make all\n${text}\ndana@box:~/shop$ ` },
  { name: 'between halves of lines', apply: (text) => `uilding the shop (3/9)\n${text}\nSee the documenta` },
  { name: 'indented', apply: behind('        ') },
];
