import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createScenes } from '../../../src/proof/scene.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
import { type Proof, proofSchema } from '../../../src/schema/proof.ts';

const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);

/** What two sandboxes of one case hold, one after the other. The setup leaves the moment at which it ran. */
async function twice(setup: string, look: string): Promise<[string, string]> {
  const proof = proofSchema.parse({
    needs: ['git'],
    cases: [{ name: 'a', cause: 'b', setup: `date +%s%N >~/moment\n${setup}`, reproduce: 'false' }],
  }) as Extract<Proof, { cases: unknown }>;
  const [theCase] = proof.cases;
  assert.ok(theCase);
  const scenes = createScenes(proof);
  const seen: string[] = [];
  try {
    for (const left of ['first', 'second']) {
      const sandbox = await scenes.open(theCase);
      seen.push((await sandbox.run(`${look}; cat ~/moment; touch ~/left-by-${left}`)).output);
      await sandbox.close();
    }
  } finally {
    scenes.close();
  }
  return [seen[0] ?? '', seen[1] ?? ''];
}

test(
  'a scene of files is prepared once, and its copy is the same to the owner, the link and the gap',
  { skip },
  async () => {
    const [first, second] = await twice(
      `mkdir "a b" && cd "a b" && export COLOUR=red && echo text >file && chmod 640 file && ln -s file link
     sudo rm /etc/debian_version && sudo mkdir /etc/new && sudo touch /var/cache/mark /usr/local/bin/tool`,
      'pwd; echo $COLOUR; ls -lan --time-style=full-iso; ls -la ~ /etc/debian_version; ls -d /etc/new /var/cache/mark /usr/local/bin/tool; id; cat /etc/hosts',
    );
    assert.match(first, /\/home\/you\/work\/a b\nred\n[^]*No such file[^]*\/usr\/local\/bin\/tool\n/);
    assert.equal(second, first);
  },
);

test('a scene in which a program runs is prepared anew', { skip }, async () => {
  const [first, second] = await twice('sleep 100 >/dev/null 2>&1 &', 'pgrep -c sleep');
  assert.match(first, /^1\n/);
  assert.match(second, /^1\n/);
  assert.notEqual(second, first);
});

test('a shell that goes on in the background runs too', { skip }, async () => {
  const [first, second] = await twice('mkfifo ~/gate; { read -r _ <>~/gate; } &', "pgrep -fc 'mkfif[o]'");
  assert.match(first, /^1\n/);
  assert.match(second, /^1\n/);
});

test('a scene that is more than files is prepared anew', { skip }, async () => {
  const [first, second] = await twice('sudo ip address add 10.1.1.1/32 dev lo', 'ip -br address show lo');
  assert.match(second, /10\.1\.1\.1/);
  assert.notEqual(second, first);
});

test(
  'what no namespace divides, the machine’s clock first, is out of reach, of root too',
  { skip },
  async () => {
    const look = (command: string) => `${command} /proc/self/status | grep ^CapBnd`;
    const seen = await twice('true', `${look('cat')}; ${look('sudo cat')}`);
    const sets = [...seen.join('').matchAll(/^CapBnd:\s*(\w+)$/gm)].map(([, set]) => BigInt(`0x${set}`));
    assert.equal(sets.length, 4);
    for (const [name, bit] of Object.entries({
      sys_module: 16n,
      sys_rawio: 17n,
      sys_boot: 22n,
      sys_time: 25n,
    }))
      assert.ok(
        sets.every((set) => ((set >> bit) & 1n) === 0n),
        name,
      );
  },
);
