import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';

/** Says what is wrong with a file's text as a sentence, or nothing. */
type Check = (text: string, name: string) => string | undefined;

/** Whether a `file:` command's text is well-formed in the language that the file's name tells; a sentence when it is not, or when nobody knows the language. */
export function snippetFault(file: string, text: string): string | undefined {
  const check = CHECKS.find(([names]) => names.test(file))?.[1];
  if (!check) return `is in a language that no check knows: ${file}. Add one to src/safety/snippet.ts.`;
  return check(text, basename(file));
}

const CHECKS: [RegExp, Check][] = [
  [/(^|\/)(tsconfig[^/]*|\.eslintrc|settings|\.?devcontainer)\.json$|\.jsonc$/, jsonWithComments],
  [/\.json$|(^|\/)(\.babelrc|\.prettierrc)$/, json],
  [/\.ya?ml$/, yaml],
  [/\.(ts|tsx|mts|cts|jsx)$/, typescript],
  [/\.(js|mjs|cjs)$/, javascript],
  [/\.py$/, python],
  [/\.php$/, php],
  [/(^|\/)(Dockerfile|Containerfile)([.\w]*)$/, dockerfile],
  [/\.(sh|bash)$|(^|\/)\.(bashrc|profile|bash_profile)$/, shell],
  [/(^|\/)[Mm]akefile$|\.mk$/, makefile],
  [/\.conf$|sites-(available|enabled)\//, balancedBraces],
  [
    /(^|\/)(\.npmrc|\.gitconfig|\.editorconfig|pip\.conf|\.env[.\w]*|[^/]*\.(ini|cfg|service|env))$/,
    keyValue,
  ],
  [/\.toml$/, toml],
  [/(^|\/)requirements[^/]*\.(txt|in)$/, requirements],
  [/\.(c|h)$/, c],
  [/\.(sql|txt|md|in)$|(^|\/)(\.gitignore|\.dockerignore|\.gitattributes|\.nvmrc|hosts)$/, () => undefined],
];

function json(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function jsonWithComments(text: string, name: string): string | undefined {
  const { error } = ts.parseConfigFileTextToJson(name, text);
  return error && `is no JSON with comments: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`;
}

function yaml(text: string): string | undefined {
  const fault = parseAllDocuments(text).flatMap((document) =>
    'errors' in document ? document.errors : [],
  )[0];
  return fault && `is no YAML: ${fault.message.split('\n')[0]}`;
}

function typescript(text: string, name: string): string | undefined {
  const { diagnostics } = ts.transpileModule(text, {
    fileName: name.replace(/\.d\.([mc]?ts)$/, '.$1'),
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve },
  });
  const fault = diagnostics?.[0];
  return fault && `does not parse as TypeScript: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`;
}

function javascript(text: string, name: string): string | undefined {
  const isModule = /\.mjs$/.test(name) || (/\.js$/.test(name) && /^\s*(import|export)\b/m.test(text));
  return run(
    isModule ? 'snippet.mjs' : 'snippet.cjs',
    text,
    (file) => [process.execPath, '--check', file],
    'JavaScript',
  );
}

function python(text: string): string | undefined {
  const code = 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())';
  return run('snippet.py', text, (file) => ['/usr/bin/python3', '-c', code, file], 'Python');
}

function php(text: string): string | undefined {
  return run('snippet.php', text, (file) => ['php', '-n', '-d', 'display_errors=stderr', '-l', file], 'PHP');
}

function shell(text: string): string | undefined {
  return run('snippet.sh', text, (file) => ['bash', '-n', file], 'bash');
}

function c(text: string): string | undefined {
  return run('snippet.c', text, (file) => ['gcc', '-fsyntax-only', '-w', file], 'C');
}

function makefile(text: string): string | undefined {
  return run(
    'Makefile',
    text,
    (file) => [
      'make',
      '--dry-run',
      '--always-make',
      '--keep-going',
      '-f',
      file,
      '--eval',
      'nothing-at-all:',
      'nothing-at-all',
    ],
    'a makefile',
  );
}

const INSTRUCTION =
  /^(FROM|RUN|CMD|LABEL|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL)\s+\S/i;

function dockerfile(text: string): string | undefined {
  const lines = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() && !/^\s*#/.test(line));
  const strange = lines.find((line) => !INSTRUCTION.test(line));
  return strange === undefined ? undefined : `is no Dockerfile: ${strange}`;
}

/** nginx and others of its kind: every directive ends in `;` or opens a block, and blocks close. */
function balancedBraces(text: string): string | undefined {
  const bare = text.replace(/#.*/g, '').replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, 'x');
  let depth = 0;
  for (const token of bare.match(/[{}]/g) ?? []) {
    depth += token === '{' ? 1 : -1;
    if (depth < 0) break;
  }
  if (depth !== 0) return 'has blocks that do not close.';
  const open = /[^;{}\s]\s*(?=\}|$)/.test(bare) && /[;{}]/.test(bare);
  return open ? 'has a directive without its semicolon.' : undefined;
}

function keyValue(text: string): string | undefined {
  const strange = text
    .split('\n')
    .find((line) => line.trim() && !/^\s*([#;]|\[.+\]$|[^=\s][^=]*=)/.test(line));
  return strange === undefined ? undefined : `has a line that is neither a section nor a setting: ${strange}`;
}

function toml(text: string): string | undefined {
  const code = 'import sys, tomllib; tomllib.load(open(sys.argv[1], "rb"))';
  return run('snippet.toml', text, (file) => ['/usr/bin/python3', '-c', code, file], 'TOML');
}

function requirements(text: string): string | undefined {
  const strange = text
    .split('\n')
    .find(
      (line) =>
        line.trim() &&
        !/^\s*(#|-\w|--\w|[A-Za-z0-9][\w.-]*(\[[\w,.-]+\])?\s*([=<>~!]=?=?.*|@.*|;.*)?$)/.test(line),
    );
  return strange === undefined ? undefined : `has a line that pip does not read: ${strange}`;
}

function run(
  name: string,
  text: string,
  call: (file: string) => string[],
  language: string,
): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'errdex-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, `${text}\n`);
    const [program = '', ...args] = call(file);
    const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', cwd: folder });
    if (status === 0) return undefined;
    return `does not parse as ${language}: ${(error?.message ?? stderr).replaceAll(file, name).trim().split('\n').at(-1)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
