import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

const PROGRAM = `#!/usr/bin/env node
import { command } from './index.js';
process.exitCode = await command(process.argv.slice(2));
`;

/**
 * Makes the library, one file of JavaScript that can be read, for the oldest Node that may run it; and the program, which
 * calls it. `licence` asks to be in every copy, as do those of what is bundled.
 */
export function bundle(folder: string, dist: string, licence: string): void {
  const file = path.join(dist, 'index.js');
  const { metafile } = buildSync({
    entryPoints: [path.join(folder, 'src/index.ts')],
    outfile: file,
    absWorkingDir: folder,
    bundle: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    define: { 'Map.groupBy': 'mapGroupBy' },
    inject: [path.join(folder, 'src/map-group-by.ts')],
    charset: 'utf8',
  });
  const notices = [licence, ...bundledLicences(metafile, folder)].join('\n\n');
  writeFileSync(file, `/*!\n${notices}\n*/\n${readFileSync(file, 'utf8')}`);
  writeFileSync(path.join(dist, 'cli.js'), PROGRAM);
  chmodSync(path.join(dist, 'cli.js'), 0o755);
}

/** The licence of every package of which something is in the bundle. */
function bundledLicences({ inputs }: Metafile, folder: string): string[] {
  const packages = Object.keys(inputs).flatMap(
    (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.slice(1) ?? [],
  );
  return [...new Set(packages)].map((place) => {
    const from = path.resolve(folder, place);
    const name = readdirSync(from).find((each) => /^licen[cs]e/i.test(each));
    if (!name) throw new Error(`${path.basename(place)} has no licence to put beside its code.`);
    return `${path.basename(place)}:\n\n${readFileSync(path.join(from, name), 'utf8').trim()}`;
  });
}
