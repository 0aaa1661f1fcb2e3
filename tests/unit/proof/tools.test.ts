import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReproducible, programsToHide, shortVersion, unknownTools } from '../../../src/proof/tools.ts';

for (const [output, version] of Object.entries({
  'git version 2.39.5': '2.39.5',
  'OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.17': '9.2p1',
  'v24.21.0': '24.21.0',
  'nginx version: nginx/1.22.1': '1.22.1',
  'Python 3.11.2': '3.11.2',
})) {
  test(`${output} is version ${version}`, () => assert.equal(shortVersion(output), version));
}

test('a case has the programs it needs, and those that they need, but no others', () => {
  const hidden = programsToHide(['npm']);
  for (const program of ['npm', 'npx', 'node']) assert.ok(!hidden.includes(program), program);
  for (const program of ['git', 'python3', 'tsc']) assert.ok(hidden.includes(program), program);
});

test('pages on what runs here may not be exempt', () => {
  assert.ok(isReproducible('git') && isReproducible('postgres') && isReproducible('linux'));
  assert.ok(!isReproducible('openai-api') && !isReproducible('cursor'));
});

test('an unknown tool is named with the known ones', () => {
  assert.match(unknownTools(['frobnicate']), /^needs: frobnicate is not .*\bgit\b/);
});
