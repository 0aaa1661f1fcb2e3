import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  commandHoles,
  fillBlock,
  fillCommand,
  FillError,
  fillText,
  quote,
  type Shell,
} from '../../../../src/core/commands/fill.ts';
import { runCmd, runPowerShell, splitCommandLine } from '../windows-arguments.ts';

const COUNT = 10_000;
const BATCH = 400;

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '--',
    '-rf',
    '--%',
    '~',
    '~root',
    '=ls',
    '$HOME',
    '$(id)',
    '`id`',
    '; rm x',
    '!!',
    '^a^b',
    '\\',
    "'",
    '"',
    '*',
    '{a,b}',
    '# x',
    '\n',
    'a\n',
    '\t',
    '%PATH%',
    '1',
    '@x',
    '‘’‚‛',
    'C:\\a b\\',
    'EOF',
  ),
  fc.string({
    unit: fc.constantFrom(...'aZ0 \'"\\$`(){}[]<>|&;!#*?~=%^@,:+-./\n', 'é', '😀', '‘', '’', '“', '\u00a0'),
    maxLength: 14,
  }),
  fc.string({ unit: 'grapheme', maxLength: 10 }).filter((value) => !value.includes('\0')),
  fc.stringMatching(/^[\w./:@+,-]{1,20}$/),
);
const withControls = fc.string({
  unit: fc.constantFrom('a', ' ', "'", '\t', '\r', '\x1b', '\x03', '\x7f', '\x85', '\n', '\\', '%s', 'é'),
  maxLength: 8,
});
const anyValue = fc.oneof({ weight: 19, arbitrary: hostile }, { weight: 1, arbitrary: withControls });

function sampleValues(seed: number): string[] {
  return fc.sample(anyValue, { numRuns: COUNT, seed });
}

/** Runs the script in the shell and returns the arguments that its printf commands were given. */
function runScript(command: string, script: string): string[] {
  const { stdout, stderr, status } = spawnSync(command, ['-c', script], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { PATH: process.env['PATH'], HOME: '/nowhere', LC_ALL: 'C.UTF-8' },
  });
  assert.equal(status, 0, stderr);
  return stdout.split('\0').slice(0, -1);
}

const REAL: [command: string, shell: Shell][] = [
  ['bash', 'bash'],
  ['dash', 'bash'],
  ['zsh', 'bash'],
  ['fish', 'fish'],
];

for (const [command, shell] of REAL) {
  const isMissing = spawnSync(command, ['-c', 'true']).error !== undefined;
  const skip = isMissing && !process.env['CI'] ? `${command} is not installed` : false;
  test(`${command} gets each of ${COUNT} values as exactly one argument`, { skip }, () => {
    const values = sampleValues(command.length);
    for (let from = 0; from < values.length; from += BATCH) {
      const batch = values.slice(from, from + BATCH);
      const script = batch
        .map((value) => fillCommand("printf '%s\\0' {{x}} --y={{x}}/z", { x: value }, shell))
        .join('\n');
      assert.deepEqual(
        runScript(command, `${script}\n`),
        batch.flatMap((value) => [value, `--y=${value}/z`]),
      );
    }
  });
}

const MODELLED: [shell: Shell, run: (line: string) => string[]][] = [
  ['powershell', runPowerShell],
  ['cmd', runCmd],
];

for (const [shell, run] of MODELLED) {
  test(`${shell}, as documented, gets each of ${COUNT} values as exactly one argument or refuses it`, () => {
    let filled = 0;
    for (const value of sampleValues(7)) {
      for (const [code, expected] of [
        ['tool {{x}} end', [value, 'end']],
        ['tool --y={{x}} end', [`--y=${value}`, 'end']],
        ['tool {{x}}/z', [`${value}/z`]],
      ] as const) {
        let line: string;
        try {
          line = fillCommand(code, { x: value }, shell);
        } catch (error) {
          assert.ok(error instanceof FillError);
          continue;
        }
        filled++;
        assert.deepEqual(run(line), expected, line);
      }
    }
    assert.ok(filled > COUNT, `only ${filled} were filled`);
  });
}

test('the model of the C runtime follows its documentation', () => {
  assert.deepEqual(splitCommandLine('"a b c" d e'), ['a b c', 'd', 'e']);
  assert.deepEqual(splitCommandLine('"ab\\"c" "\\\\" d'), ['ab"c', '\\', 'd']);
  assert.deepEqual(splitCommandLine('a\\\\\\b d"e f"g h'), ['a\\\\\\b', 'de fg', 'h']);
  assert.deepEqual(splitCommandLine('a\\\\\\"b c'), ['a\\"b', 'c']);
});

test('nothing that a terminal acts on is pasted, but line breaks inside quotes', () => {
  for (const shell of ['bash', 'fish', 'powershell', 'cmd'] as const) {
    fc.assert(
      fc.property(anyValue, (value) => {
        try {
          assert.doesNotMatch(quote(value, shell), /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
        } catch (error) {
          if (!(error instanceof FillError)) throw error;
        }
      }),
    );
  }
});

describe('commands', () => {
  const FILLED: [code: string, values: Record<string, string>, shell: Shell, filled: string][] = [
    ['kill {{pid}}', { pid: '42' }, 'bash', 'kill 42'],
    ['lsof -iTCP:{{port}} -sTCP:LISTEN', { port: '3000' }, 'bash', 'lsof -iTCP:3000 -sTCP:LISTEN'],
    ['rm {{file}}', { file: 'a b' }, 'bash', "rm 'a b'"],
    ['rm {{file}}', { file: "it's" }, 'bash', "rm 'it'\\''s'"],
    ['rm {{file}}', { file: '' }, 'bash', "rm ''"],
    ['rm {{file}}', { file: 'a\tb' }, 'bash', `rm 'a'"$(printf '\\011')"'b'`],
    ['rm {{file}}', { file: 'a\tb' }, 'fish', "rm 'a'\\X09'b'"],
    ['rm {{file}}', { file: "it's" }, 'fish', "rm 'it\\'s'"],
    ['ls $DIR{{name}}', { name: 'x' }, 'bash', "ls $DIR'x'"],
    ['ls ~{{name}}', { name: 'x' }, 'bash', "ls ~'x'"],
    ['ls $DIR/{{name}}', { name: 'x' }, 'bash', 'ls $DIR/x'],
    ['echo {{a}} {{b}}', { a: '1' }, 'bash', 'echo 1 {{b}}'],
    ['echo {{toString}}', {}, 'bash', 'echo {{toString}}'],
    ['echo ${{x}} {{.Name}}', { x: '1' }, 'bash', 'echo ${{x}} {{.Name}}'],
    ['echo {{a}}', { a: '$& {{a}}' }, 'bash', "echo '$& {{a}}'"],
    ['Remove-Item {{file}}', { file: 'a b' }, 'powershell', "Remove-Item 'a b'"],
    ['ping {{host}}:80', { host: 'a.b' }, 'powershell', 'ping a.b:80'],
    ['ping ({{host}});', { host: 'a b' }, 'powershell', "ping ('a b');"],
    ['del {{file}}', { file: 'C:\\a b\\' }, 'cmd', 'del "C:\\a b\\\\"'],
    ['del {{file}}', { file: 'C:\\a' }, 'cmd', 'del C:\\a'],
  ];
  for (const [code, values, shell, filled] of FILLED) {
    test(`${shell}: ${code} with ${JSON.stringify(values)}`, () =>
      assert.equal(fillCommand(code, values, shell), filled));
  }

  const REFUSED: [shell: Shell, value: string, message: RegExp][] = [
    ['bash', 'a\0b', /NUL/],
    ['bash', 'a\ud800', /half of a character/],
    ['powershell', '', /empty argument/],
    ['powershell', 'say "hi"', /double quote/],
    ['powershell', 'a b\\', /ends in a backslash/],
    ['powershell', 'a\x1bb', /control characters/],
    ['cmd', 'a\nb', /line breaks/],
    ['cmd', '%PATH%', /cannot carry/],
  ];
  for (const [shell, value, message] of REFUSED) {
    test(`${shell} refuses ${JSON.stringify(value)}`, () =>
      assert.throws(() => quote(value, shell), message));
  }

  test('PowerShell refuses to join a quoted value to what follows', () => {
    assert.throws(() => fillCommand('ping {{host}}:80', { host: 'a b' }, 'powershell'), /cannot join/);
  });

  test('lists holes once', () =>
    assert.deepEqual(commandHoles('a {{x}} {{y}} {{x}} ${{z}} {{ s }}'), ['x', 'y']));
});

describe('files', () => {
  test('values stay as they are', () =>
    assert.equal(fillText('name: {{x}}', { x: "it's $HOME" }), "name: it's $HOME"));
  test('control characters are refused', () =>
    assert.throws(() => fillText('{{x}}', { x: 'a\nb' }), FillError));

  test('a block of a shell is filled as a command, another as text', () => {
    assert.equal(fillBlock('ls {{x}}', { x: 'a b' }, 'bash'), "ls 'a b'");
    assert.equal(fillBlock('ls {{x}}', { x: 'a b' }), 'ls a b');
  });
});
