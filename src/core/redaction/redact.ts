import { SECRET_KINDS } from './secret-kinds.ts';
import { SECRET_RULES, type SecretRule } from './secret-rules.ts';

/** A secret that was replaced: what it was, by what, and where it stood in the original; never the secret itself. */
export type Replacement = { kind: string; placeholder: string; start: number; end: number };

/** A text in which secrets are numbered placeholders; the same secret has the same number everywhere. */
export type Redacted = { text: string; replaced: Replacement[] };

type Find = { start: number; end: number; kind: string; label: string; suffix: string };

const KNOWN = new RegExp(
  `(?:(?<![A-Za-z0-9_])|(?<=\\[[\\d;]{1,12}m))(?:${SECRET_KINDS.map(({ pattern }) => `(${pattern})`).join('|')})(?<!\\.)(?![A-Za-z0-9])`,
  'g',
);

/** Replaces secrets and what names a person; linear in the text, and a second run changes nothing. */
export function redact(text: string): Redacted {
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  const replaced: Replacement[] = [];
  let clean = '';
  let end = 0;
  for (const find of settleOverlaps([
    ...findKnown(text),
    ...SECRET_RULES.flatMap((rule) => findByRule(text, rule)),
  ])) {
    const secret = text.slice(find.start, find.end);
    let placeholder = numbers.get(secret);
    if (!placeholder) {
      const number = (counts.get(find.label) ?? 0) + 1;
      counts.set(find.label, number);
      placeholder = `<${find.label}-${number}>`;
      numbers.set(secret, placeholder);
    }
    clean += text.slice(end, find.start) + placeholder + find.suffix;
    end = find.end;
    replaced.push({ kind: find.kind, placeholder, start: find.start, end });
  }
  return { text: clean + text.slice(end), replaced };
}

function findKnown(text: string): Find[] {
  return findAll(KNOWN, text).map((found) => {
    const group = found.findIndex((part, index) => index > 0 && part !== undefined);
    const { name: kind } = SECRET_KINDS[group - 1] as (typeof SECRET_KINDS)[number];
    return { start: found.index, end: found.index + found[0].length, kind, label: 'token', suffix: '' };
  });
}

function findByRule(text: string, { kind, label, pattern, accepts, suffix = '' }: SecretRule): Find[] {
  return findAll(pattern, text).flatMap((found) => {
    const spans = found.indices?.groups;
    const [start, last] = (spans?.['secret'] ?? spans?.['cut']) as [number, number];
    // What ends the sentence is no part of the secret, but may be one of a message.
    const secret = text.slice(start, last).replace(/(?<=.)[.,:;!?)\]}]{1,5}$/, '');
    const isMeant = !accepts || accepts(secret);
    return isMeant ? [{ start, end: start + secret.length, kind, label, suffix }] : [];
  });
}

/** What `matchAll` finds, without the copy of the pattern that it makes each time. */
function findAll(pattern: RegExp, text: string): RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) all.push(found);
  return all;
}

/** Where finds overlap, the one that begins first stands, and of those the longest, grown over the others. */
function settleOverlaps(finds: Find[]): Find[] {
  const kept: Find[] = [];
  for (const find of finds.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || last.end <= find.start) kept.push({ ...find });
    else if (find.end > last.end) last.end = find.end;
  }
  return kept;
}
