import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { SignatureEntry } from '../src/core/signatures/types.ts';

type Front = {
  title: string;
  signatures: { template: string; needs?: string[] }[];
  unless?: string[];
  related?: { id: string; kind: string }[];
};

/** The pages' signatures as they stand in the content folder, whether or not the site can be built. */
export function readPages(folder: string): SignatureEntry[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mdx'),
  );
  const fronts = files.sort().map((file) => {
    const [, front = ''] = readFileSync(join(folder, file), 'utf8').split(/^---$/m);
    return { id: file.replace(/\.mdx$/, ''), ...(parseDocument(front).toJS() as Front) };
  });
  // A page that someone is writing at this moment may be half there.
  const whole = fronts.filter(({ title, signatures }) => title && signatures);
  const effects = new Map<string, string[]>();
  const add = (cause: string, effect: string) => effects.set(cause, [...(effects.get(cause) ?? []), effect]);
  for (const { id, related = [] } of whole) {
    for (const relation of related) {
      if (relation.kind === 'leads-to') add(id, relation.id);
      if (relation.kind === 'caused-by') add(relation.id, id);
    }
  }
  return whole.map(({ id, title, signatures, unless }) => ({
    id,
    title,
    signatures,
    unless,
    outranks: effects.get(id),
  }));
}

/** Fills up with made-up pages of the same shape to `count`; each has words that no other has. */
export function fillUp(pages: SignatureEntry[], count: number): SignatureEntry[] {
  const random = createRandom(count);
  const word = () =>
    Array.from({ length: 3 + (random() % 6) }, () => 'etaoinsrhldcumfpgwybvk'[random() % 22]).join('');
  const made = Array.from({ length: Math.max(0, count - pages.length) }, (_, index): SignatureEntry => {
    const [a, b, c, d] = [word(), word(), word(), word()];
    const signatures = [
      `error: ${a} ${b} failed to ${c} {path}: no ${d} in {scope} (${index})`,
      `fatal: ${c} ${a} is not a ${b} of {name}`,
      `${a}_${b}_${index}: cannot ${d} the ${c} {value}`,
    ];
    return {
      id: `made/${a}-${b}-${index}`,
      title: `${a} ${b} failed to ${c}`,
      signatures: signatures.slice(0, 1 + (index % 3)).map((template) => ({ template })),
    };
  });
  return [...pages, ...made].slice(0, count);
}

/** A log of about `size` characters as builds print them, with one known error in every `every` lines. */
export function makeLog(size: number, errors: string[], every: number): string {
  const random = createRandom(size);
  const lines: string[] = [];
  for (let length = 0, index = 0; length < size; index++) {
    const number = random();
    const line =
      errors.length && index % every === every - 1
        ? (errors[number % errors.length] as string)
        : (LINES[number % LINES.length]?.(number) ?? '');
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n').slice(0, size);
}

const LINES: ((number: number) => string)[] = [
  (n) => `2026-11-23T10:${10 + (n % 50)}:00.${n % 1000}Z GET /api/items/${n} 200 in ${n % 90}ms`,
  (n) => `\x1b[32m✓\x1b[39m tests/unit/part-${n % 500}.test.ts (${n % 30} tests) ${n % 900}ms`,
  (n) => `    at Object.run (/srv/app/node_modules/pkg-${n % 99}/lib/index.js:${n % 999}:${n % 80})`,
  (n) => `npm http fetch GET 200 https://registry.invalid/pkg-${n % 999} ${n % 400}ms (cache hit)`,
  (n) => `web-1  | INFO  worker ${n % 16} finished job ${n} without errors, 0 failed`,
  (n) => `warning: unused variable: \`value_${n % 77}\` in src/module_${n % 55}.rs:${n % 700}`,
  (n) => `Downloading package_${n % 321}-${n % 9}.${n % 20}.${n % 7}-py3-none-any.whl (${n % 900} kB)`,
  () => '',
];

/** A small generator of non-negative integers, the same on every run. */
function createRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) & 0xffffff;
  };
}
