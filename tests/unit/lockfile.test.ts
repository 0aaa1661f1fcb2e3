import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface LockedPackage {
  resolved?: string;
  link?: boolean;
  integrity?: string;
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
}

/** What would make `npm ci` fail elsewhere, or tie the lockfile to one registry. */
function problemsOf(packages: Record<string, LockedPackage>): string[] {
  const has = (from: string, name: string): boolean => {
    if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true;
    return (
      from !== '' &&
      has(from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '', name)
    );
  };
  return Object.entries(packages).flatMap(([path, locked]) => [
    ...(locked.resolved && !locked.link ? [`${path}: records a registry address`] : []),
    // What stands outside node_modules is a folder of this repository.
    ...(path.includes('node_modules/') && !locked.link && !locked.integrity && !locked.inBundle
      ? [`${path}: no integrity`]
      : []),
    ...Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !has(path, name))
      .map((name) => `${path || 'package.json'}: optional ${name} is not in the lockfile, npm ci would fail`),
  ]);
}

test('the lockfile is complete and names no address', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  assert.ok(Object.keys(lock.packages).length > 100);
  assert.deepEqual(problemsOf(lock.packages), []);
});

test('a lockfile with an address, without integrity, without an optional package is rejected', () => {
  assert.deepEqual(
    problemsOf({
      '': { optionalDependencies: { missing: '1.0.0', present: '1.0.0' } },
      'node_modules/present': { integrity: 'sha512-x', resolved: 'https://registry.example/present.tgz' },
      'node_modules/bare': {},
    }),
    [
      'package.json: optional missing is not in the lockfile, npm ci would fail',
      'node_modules/present: records a registry address',
      'node_modules/bare: no integrity',
    ],
  );
});
