import type { ErrorView, SignatureView } from './views.ts';

interface Line {
  signature: SignatureView;
  url: string;
  tool: string;
}

/** Every signature under the first letter or digit that it holds; what has none stands under `#`. */
export function groupByLetter(errors: ErrorView[]): { letter: string; id: string; lines: Line[] }[] {
  const lines = errors.flatMap(({ signatures, url, tool }) =>
    signatures.map((signature) => ({ signature, url, tool: tool.name, key: sortKey(signature.text) })),
  );
  lines.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const letters = [...new Set(lines.map(({ key }) => letterOf(key)))];
  return letters.map((letter) => ({
    letter,
    id: letter === '0–9' ? 'digits' : letter.toLowerCase(),
    lines: lines.filter(({ key }) => letterOf(key) === letter),
  }));
}

function sortKey(text: string): string {
  return text
    .replaceAll(/\{\w+\}/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
    .toLowerCase();
}

function letterOf(key: string): string {
  const first = key.charAt(0);
  return /[a-z]/.test(first) ? first.toUpperCase() : '0–9';
}
