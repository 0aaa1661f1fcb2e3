import path from 'node:path';
import { buildPackage } from '../../errdex/build/build-package.ts';
import { treePage } from './tree-page.ts';

buildPackage(path.resolve(import.meta.dirname, '..'), 'src/main.ts', 'server.js', treePage);
