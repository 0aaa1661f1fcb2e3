import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const NPM_TOOLS = join(ROOT, 'node_modules/.cache/errdex/local');

/** Packages of Debian by name, and of npm with their exact version. */
export type Packages = { debian: string[]; npm: string[] };

/** The folders that make up /usr/local in a case: npm's tools over the project's own Node. */
export function localFolders(): string[] {
  mkdirSync(NPM_TOOLS, { recursive: true });
  const platform = `node-${process.platform}-${process.arch}`;
  const node = createRequire(import.meta.url).resolve(`${platform}/package.json`);
  return [NPM_TOOLS, dirname(node)];
}

/** The packages that this machine lacks, each once. */
export function missingPackages({ debian, npm }: Packages): Packages {
  const installed = installedPackages(debian);
  return {
    debian: [...new Set(debian)].filter((name) => !installed.has(name)),
    npm: [...new Set(npm)].filter((spec) => !isUnpacked(spec)),
  };
}

/** Gets packages from Debian, without starting what they bring, and from npm; throws with the installer's last words. */
export function installPackages({ debian, npm }: Packages): void {
  if (debian.length > 0) {
    const apt = ['apt-get', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=300'];
    // Mounting over the policy only in this process's own view keeps the machine's policy as it is.
    const quietly = `policy=$(mktemp) && printf '#!/bin/sh\\nexit 101\\n' >"$policy" && chmod 755 "$policy"
      [ -e /usr/sbin/policy-rc.d ] || { : >/usr/sbin/policy-rc.d; made=yes; }
      mount --bind "$policy" /usr/sbin/policy-rc.d && "$@"
      status=$?
      umount /usr/sbin/policy-rc.d
      rm -f "$policy" \${made:+/usr/sbin/policy-rc.d}
      exit $status`;
    run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', 'update']);
    run('unshare', [
      '--mount',
      'sh',
      '-c',
      quietly,
      'sh',
      ...apt,
      'install',
      '--no-install-recommends',
      ...debian,
    ]);
  }
  if (npm.length > 0) {
    run('npm', [
      'install',
      '--global',
      '--prefix',
      NPM_TOOLS,
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...npm,
    ]);
  }
}

function installedPackages(names: string[]): Set<string> {
  const format = '${Package} ${db:Status-Status}\n';
  const { stdout } = spawnSync('dpkg-query', ['-Wf', format, ...names], { encoding: 'utf8' });
  const lines = (stdout ?? '').split('\n').filter((line) => line.endsWith(' installed'));
  return new Set(lines.map((line) => line.split(' ')[0] ?? ''));
}

function isUnpacked(spec: string): boolean {
  const at = spec.lastIndexOf('@');
  const file = join(NPM_TOOLS, 'lib/node_modules', spec.slice(0, at), 'package.json');
  if (!existsSync(file)) return false;
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return (manifest as { version: string }).version === spec.slice(at + 1);
}

function run(program: string, args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  const words = (error?.message ?? `${stdout}${stderr}`).trim().split('\n').slice(-8).join('\n');
  throw new Error(`${program} could not install what is missing:\n${words}`);
}
