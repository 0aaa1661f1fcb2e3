import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The hashes of the files below a folder by their paths on the site; each file is read once. */
export function hashesBelow(root: string): (file: string) => Promise<string> {
  const hashes = new Map<string, Promise<string>>();
  return (file) => {
    const known = hashes.get(file) ?? readFile(path.join(root, file)).then(sha256);
    hashes.set(file, known);
    return known;
  };
}

const OWN_FILE = /<(?:script|link)\b[^>]*?\b(?:src|href)="(\/[^"/][^"]*\.(?:js|css))"[^>]*>/g;

/** A page with `integrity` in each tag that loads a script or style sheet of this site. `hashOf` is given their paths. */
export async function addIntegrity(html: string, hashOf: (path: string) => Promise<string>): Promise<string> {
  const tags = [...html.matchAll(OWN_FILE)].filter(([tag]) => !tag.includes(' integrity='));
  const hashes = await Promise.all(tags.map(([, file = '']) => hashOf(file)));
  let done = 0;
  const parts = tags.map((tag, number) => {
    const end = tag.index + tag[0].length - 1;
    const part = `${html.slice(done, end)} integrity="${hashes[number]}"`;
    done = end;
    return part;
  });
  return parts.join('') + html.slice(done);
}

function sha256(content: Buffer): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}
