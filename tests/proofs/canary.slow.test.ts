import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPages } from '../../src/proof/page.ts';
import { leaksOf } from '../../src/safety/canary.ts';
import { sandboxObstacle } from '../../src/proof/sandbox/sandbox.ts';
import { lackOf } from '../../src/proof/scene.ts';

const { pages } = await readPages(join(import.meta.dirname, '../..'));
const strict = Boolean(process.env['CI']);
const obstacle = sandboxObstacle();

test(
  'no inspecting command lets a secret out',
  { concurrency: 2, skip: strict ? false : obstacle },
  async (context) => {
    const results = pages.map((page) => {
      const needs = page.proof && 'needs' in page.proof ? page.proof.needs : [];
      const lack = lackOf({ ...page.proof, needs: [...needs, 'strace'], cases: [] });
      const skip = strict ? false : lack && `${lack} is not installed`;
      return context.test(page.id, { skip }, async () => assert.deepEqual(await leaksOf(page), []));
    });
    await Promise.all(results);
  },
);
