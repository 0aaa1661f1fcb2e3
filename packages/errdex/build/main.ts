import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPackage } from './build-package.ts';
import { declarations } from './declarations.ts';
import { packedPage } from './packed-page.ts';

const PROGRAM = `#!/usr/bin/env node
import { command } from './index.js';
process.exitCode = await command(process.argv.slice(2));
`;

const folder = path.resolve(import.meta.dirname, '..');
const library = 'src/index.ts';

const dist = buildPackage(folder, library, 'index.js', packedPage);
writeFileSync(path.join(dist, 'cli.js'), PROGRAM, { mode: 0o755 });
writeFileSync(path.join(dist, 'index.d.ts'), declarations(path.join(folder, library)));
