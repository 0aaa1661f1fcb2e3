import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxObstacle } from '../../../../src/proof/sandbox/sandbox.ts';
import { createScenes, lackOf } from '../../../../src/proof/scene.ts';
import { type ProofCase, proofSchema } from '../../../../src/schema/proof.ts';

const ANSWERS = `cat >/srv/http/answers.yaml <<'END'
- url: https://api.example.com/v1/models
  when: 'authorization: Bearer good'
  json: { data: [] }
- url: https://api.example.com/v1/*
  status: 401
  body: who are you
END`;
const PACKAGE = `mkdir -p /srv/npm/a && echo '{"name":"left-pad","version":"1.0.0"}' >/srv/npm/a/package.json`;
const KEY = `ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519 && sudo install -o git -m 600 ~/.ssh/id_ed25519.pub /home/git/.ssh/authorized_keys`;

/** What a case finds when it asks for a service: a script, and what it prints. */
const SERVICES: Record<string, { needs: string[]; setup?: string; script: string; prints: RegExp }[]> = {
  'http-stub': [
    {
      needs: ['curl'],
      setup: ANSWERS,
      script: `curl -s https://api.example.com/v1/other; echo 'Authorization: Bearer good' | curl -s -H @- https://api.example.com/v1/models`,
      prints: /^who are you\{"data":\[\]\}$/,
    },
  ],
  'npm-registry': [
    {
      needs: ['npm'],
      setup: PACKAGE,
      script: 'npm init -y >/dev/null; npm install left-pad',
      prints: /added 1 package/,
    },
    {
      needs: ['npm'],
      script: 'npm view left-pad',
      prints: /404 Not Found - GET https:\/\/registry\.npmjs\.org\/left-pad - Not found/,
    },
  ],
  sshd: [
    {
      needs: ['ssh'],
      setup: KEY,
      script: 'ssh -o StrictHostKeyChecking=accept-new git@localhost id -un',
      prints: /^git$/m,
    },
  ],
  tls: [
    {
      needs: ['curl'],
      script:
        'for name in good expired wrong-host self-signed untrusted-root incomplete-chain; do curl -sS https://$name.example.com; done',
      prints:
        /^ok\n.*certificate has expired\n[\s\S]*no alternative certificate subject name[\s\S]*self-signed certificate\n[\s\S]*unable to get local issuer[\s\S]*unable to get local issuer/,
    },
  ],
  postgres: [
    {
      needs: ['psql'],
      script: 'sudo -u postgres psql -tAc "SELECT 6 * 7"; psql',
      prints: /^42\n.*role "you" does not exist/,
    },
  ],
  nginx: [
    {
      needs: ['curl', 'nginx'],
      script: 'curl -s localhost | grep title; sudo nginx -s reload',
      prints: /Welcome to nginx/,
    },
  ],
  redis: [{ needs: ['redis'], script: 'redis-cli ping', prints: /^PONG$/m }],
  mariadb: [{ needs: ['mariadb'], script: 'sudo mariadb -Ne "SELECT 6 * 7"', prints: /^42$/m }],
};

for (const [service, cases] of Object.entries(SERVICES)) {
  for (const { needs, setup, script, prints } of cases) {
    const proof = proofSchema.parse({
      needs,
      services: [service],
      cases: [{ name: 'x', cause: 'y', reproduce: 'x', setup }],
    });
    assert.ok('cases' in proof);
    const lack = sandboxObstacle() ?? lackOf(proof);
    test(
      `${service}: ${script.slice(0, 60)}`,
      { skip: process.env['CI'] ? false : (lack ?? false) },
      async () => {
        const scenes = createScenes(proof);
        const sandbox = await scenes.open(proof.cases[0] as ProofCase);
        const { output } = await sandbox.run(script);
        await sandbox.close();
        scenes.close();
        assert.match(output.trimEnd(), prints);
      },
    );
  }
}

test(
  'a stub without answers says what to write',
  { skip: process.env['CI'] ? false : (sandboxObstacle() ?? false) },
  async () => {
    const proof = proofSchema.parse({
      needs: ['curl'],
      services: ['http-stub'],
      cases: [{ name: 'x', cause: 'y', reproduce: 'x' }],
    });
    assert.ok('cases' in proof);
    const scenes = createScenes(proof);
    await assert.rejects(scenes.open(proof.cases[0] as ProofCase), /Write it in `setup`/);
    scenes.close();
  },
);
