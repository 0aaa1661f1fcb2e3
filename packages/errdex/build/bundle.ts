import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

/** What a package is made of: its folder, the module to begin with, the file to write, and the licence that every copy must have. */
interface Program {
  folder: string;
  entry: string;
  file: string;
  licence: string;
}

/** Makes one file of JavaScript that can be read, for the oldest Node that may run it; the licences of all that is in it stand on top. */
export function bundle({ folder, entry, file, licence }: Program): void {
  const { metafile } = buildSync({
    entryPoints: [path.join(folder, entry)],
    outfile: file,
    absWorkingDir: folder,
    bundle: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    define: { 'Map.groupBy': 'mapGroupBy' },
    inject: [path.resolve(import.meta.dirname, '../src/map-group-by.ts')],
    charset: 'utf8',
  });
  const notices = [licence, ...bundledLicences(metafile, folder)].join('\n\n');
  const [, first = '', rest = ''] = /^(#!.*\n)?([^]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  writeFileSync(file, `${first}/*!\n${notices}\n*/\n${rest}`);
}

/** The licence of every package of which something is in the bundle. */
function bundledLicences({ inputs }: Metafile, folder: string): string[] {
  const packages = Object.keys(inputs).flatMap(
    (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.slice(1) ?? [],
  );
  return [...new Set(packages)].map((place) => {
    const from = path.resolve(folder, place);
    const name = readdirSync(from).find((each) => /^licen[cs]e/i.test(each));
    if (!name) throw new Error(`${nameOf(place)} has no licence to put beside its code.`);
    return `${nameOf(place)}:\n\n${readFileSync(path.join(from, name), 'utf8').trim()}`;
  });
}

/** `@scope/name` of a folder in node_modules. */
function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
