import path from 'node:path';
import { buildPackage } from '../../errdex/build/build-package.ts';
import { pageFacts } from '../../errdex/build/packed-page.ts';
import type { ActionPage } from '../src/action-page.ts';

type PageJson = ActionPage & { proof: { level: string } };

buildPackage(path.resolve(import.meta.dirname, '..'), 'src/main.ts', 'index.js', (page: PageJson) => ({
  ...pageFacts(page),
  level: page.proof.level,
}));
