import { randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillCommand, quote } from '../core/commands/fill.ts';
import type { Page } from '../proof/page.ts';
import type { Sandbox } from '../proof/sandbox/sandbox.ts';
import { createScenes, openBox } from '../proof/scene.ts';
import { createLeakDetector } from './leak.ts';
import { defaultsOf } from './page-safety.ts';

/** Shapes that a secret may have; in `empty` and `unset` there is none to leak, and the command must cope. */
const SHAPES = {
  plain: (core: string) => core,
  quoted: (core: string) => `${core.slice(0, 12)} "${core.slice(12, 24)}' $${core.slice(24)}`,
  lines: (core: string) => `${core.slice(0, 16)}\n${core.slice(16)}`,
  pem: (core: string) => `-----BEGIN PRIVATE KEY-----\n${core}\n-----END PRIVATE KEY-----`,
  empty: () => '',
  unset: () => undefined,
} as const satisfies Record<string, (core: string) => string | undefined>;

type Shape = keyof typeof SHAPES;

/** Variables that hold a secret on many machines; a command's own are added. */
const VARIABLES = [
  'OPENAI_API_KEY',
  'ANTHROPIC_API_KEY',
  'GEMINI_API_KEY',
  'GITHUB_TOKEN',
  'NPM_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'PGPASSWORD',
  'API_TOKEN',
  'SECRET_KEY',
];

/** What vendors put before the secret part of their keys; it is known to all. */
const PREFIXES: Record<string, string> = {
  OPENAI_API_KEY: 'sk-proj-',
  ANTHROPIC_API_KEY: 'sk-ant-',
  GITHUB_TOKEN: 'ghp_',
};

/** Whoever reaches a remote: git hands its address to a part of itself, as it did in the reader's own failing command. */
const GIT_TO_ITSELF = /execve\("[^"]*\/git-core\/(?:git-remote-https?", \[|git", \["[^"]*", "remote-https?")/;

/** Seconds that a sandbox may take for all shapes of secret. */
const SECONDS = 240;

/** Seconds after which a command that waits for somebody has shown what it shows. */
const LONGEST = 6;

const PLACES = ['home/you', 'root', 'tmp', 'var/tmp', 'var/log', 'srv', 'opt', 'etc', 'run'];

/** Runs every inspecting bash command of a page among secrets of every shape, and says which one came out where. */
export async function leaksOf(page: Page): Promise<string[]> {
  const leaks: string[] = [];
  const commands = page.commands.filter(
    ({ risk, shell, file }) => risk === 'inspects' && shell === 'bash' && !file,
  );
  const scenes = scenesOf(page);
  try {
    for (const command of commands) {
      const sandbox = await scenes.open();
      try {
        const code = fillCommand(command.code, defaultsOf(page), 'bash');
        const found = await findLeaks(sandbox, code);
        leaks.push(...found.map((leak) => `${page.id} · ${command.id}: ${leak}`));
      } finally {
        await sandbox.close();
      }
    }
  } finally {
    scenes.close();
  }
  return leaks;
}

/** Runs bash in a sandbox once for each shape of secret; a sentence for each way by which a piece of one got out. */
export async function findLeaks(sandbox: Sandbox, code: string): Promise<string[]> {
  const own = [...code.matchAll(/\b[A-Z][A-Z0-9_]*(?:KEY|TOKEN|SECRET|PASSWORD)\b/g)].map(([name]) => name);
  const variables = [...new Set([...VARIABLES, ...own])];
  const leaks = new Set<string>();
  const start = sandbox.state();
  for (const shape of Object.keys(SHAPES) as Shape[]) {
    sandbox.restore(start);
    const cores = Object.fromEntries([...variables, 'FILE', 'REMOTE'].map((name) => [name, randomCore()]));
    await plant(sandbox, shape, variables, cores);
    const detect = createLeakDetector(Object.values(cores));
    const { output, traced, files } = await observe(sandbox, code);
    if (detect(output)) leaks.add(`prints a secret (${shape}).`);
    if (traced.some(detect)) leaks.add(`hands a secret to a program as an argument (${shape}).`);
    const written = files.filter(({ text }) => detect(text));
    for (const { name } of written) leaks.add(`writes a secret to /${name} (${shape}).`);
  }
  return [...leaks];
}

/** Opens what a page's commands are run in: the scene of its first case, or a bare sandbox where the page has none. */
function scenesOf({ proof }: Page): { open: () => Promise<Sandbox>; close: () => void } {
  if (!proof || 'exempt' in proof)
    return { open: () => openBox('you', ['curl', 'git', 'strace'], SECONDS), close: () => undefined };
  const needs = [...new Set([...proof.needs, 'strace'])];
  const scenes = createScenes({ ...proof, needs });
  return {
    open: () => {
      const [theCase] = proof.cases;
      return theCase ? scenes.open({ ...theCase, timeout: SECONDS }) : openBox('you', needs, SECONDS);
    },
    close: scenes.close,
  };
}

function randomCore(): string {
  return randomBytes(32).toString('base64url').replace(/[-_]/g, 'q').slice(0, 36);
}

async function plant(
  sandbox: Sandbox,
  shape: Shape,
  variables: string[],
  cores: Record<string, string>,
): Promise<void> {
  const secretOf = (name: string) => SHAPES[shape](cores[name] ?? '');
  const exports = variables.map((name) => {
    const secret = secretOf(name);
    return secret === undefined
      ? `unset ${name}`
      : `export ${name}=${quote((secret && (PREFIXES[name] ?? '')) + secret, 'bash', true)}`;
  });
  const kept = (secretOf('FILE') ?? '').replaceAll('\n', '\\n');
  const remote = `https://you:${encodeURIComponent((secretOf('REMOTE') ?? '').replaceAll('\n', ''))}@git.example.com/app.git`;
  const files: Record<string, string> = {
    '.env': variables.map((name) => `${name}=${kept}`).join('\n'),
    '.npmrc': `//npm.example.com/:_authToken=${kept}`,
    '~/.env': `API_KEY=${kept}`,
    '~/.netrc': `machine example.com login you password ${kept}`,
    '~/.npmrc': `//npm.example.com/:_authToken=${kept}`,
    '~/.pgpass': `localhost:5432:*:you:${kept}`,
    '~/.git-credentials': remote,
    '~/.bash_history': `curl -u you:${kept} https://example.com`,
  };
  const writes = Object.entries(files).map(([name, text]) => {
    const path = name.startsWith('~/') ? `"$HOME"/${name.slice(2)}` : name;
    return `printf '%s\\n' ${quote(text, 'bash', true)} >${path}; chmod 600 ${path}`;
  });
  const git = `if git rev-parse --git-dir >/dev/null 2>&1; then git remote add canary ${quote(remote, 'bash')} || git remote set-url canary ${quote(remote, 'bash')}
    ! git remote get-url origin >/dev/null || git remote set-url origin ${quote(remote, 'bash')}; fi`;
  await sandbox.run([...writes, `{ ${git}; } >/dev/null 2>&1`, ...exports].join('\n'));
}

type Observed = { output: string; traced: string[]; files: { name: string; text: string }[] };

/** Runs code as the reader, watched by strace from outside: it sees what every program is started with. */
async function observe(sandbox: Sandbox, code: string): Promise<Observed> {
  const { person } = sandbox;
  const root = `/proc/${sandbox.pid}/root`;
  writeFileSync(join(root, 'run/canary.code'), code);
  const before = Date.now();
  const state = sandbox.state();
  const { output } = await sandbox.run(
    `set +e
${state}
HOME=${person === 'you' ? '/home/you' : '/root'} USER=${person} timeout --signal=KILL ${LONGEST} strace -u ${person} -f -qq -e trace=execve -s 20000 -o /run/canary.trace bash --noprofile --norc -c "$(cat /run/canary.code)"`,
    { as: 'root' },
  );
  const trace = join(root, 'run/canary.trace');
  const lines = existsSync(trace) ? readFileSync(trace, 'utf8').split('\n') : [];
  return {
    output,
    traced: lines.filter((line) => !line.includes('/run/canary.code') && !GIT_TO_ITSELF.test(line)).slice(1),
    files: newFiles(root, before),
  };
}

function newFiles(root: string, since: number): Observed['files'] {
  return PLACES.flatMap((place) =>
    globSync(`${place}/**`, { cwd: root, exclude: (name) => name === 'node_modules' }),
  )
    .filter((name) => !/^run\/(canary|carry)/.test(name))
    .flatMap((name) => {
      const path = join(root, name);
      const status = statSync(path, { throwIfNoEntry: false });
      if (!status?.isFile() || status.mtimeMs < since || status.size > 10_000_000) return [];
      return [{ name, text: readFileSync(path, 'latin1') }];
    });
}
