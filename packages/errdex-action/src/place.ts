import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A line of a file, as annotations name it. */
export interface Place {
  /** From the workspace, with slashes. */
  file: string;
  line: string;
}

/** `src/a.ts:3:7`, `src/a.ts(3,7)` and `File "a.py", line 3`, as compilers and stack traces write places. */
const PLACES = [
  /(?<file>(?:[A-Za-z]:)?[\w@.+~/\\-]{1,400}):(?<line>\d{1,7})\b/g,
  /(?<file>(?:[A-Za-z]:)?[\w@.+~/\\-]{1,400})\((?<line>\d{1,7})(?:,\d{1,7})?\)/g,
  /File "(?<file>[^"]{1,400})", line (?<line>\d{1,7})/g,
];

/** Places stand near the beginning of a line, or it is no line of a compiler. */
const LONGEST = 4000;

/** The first place in a line of a log that is a file of the workspace; anybody can write names into a log. */
export function placeIn(raw: string, workspace: string): Place | undefined {
  const text = stripVTControlCharacters(raw.slice(0, LONGEST));
  for (const pattern of PLACES) {
    for (const { groups: { file = '', line = '' } = {} } of text.matchAll(pattern)) {
      const found = fileOf(workspace, file);
      if (found !== undefined) return { file: found, line };
    }
  }
  return undefined;
}

function fileOf(workspace: string, name: string): string | undefined {
  try {
    const root = realpathSync(workspace);
    const file = realpathSync(path.resolve(root, name));
    const inside = path.relative(root, file);
    const isInside = inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside);
    return isInside && statSync(file).isFile() ? inside.replaceAll(path.sep, '/') : undefined;
  } catch {
    return undefined;
  }
}
