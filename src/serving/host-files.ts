import { COMMON, RULES } from './headers.ts';
import { NOTICE } from './place.ts';
import { withTwins, type Redirects } from './redirects.ts';

/** Hosts of static files that read `_headers` answer with `REVALIDATE` by themselves, and cannot all fill in a `:splat`. */
export function headersFile(): string {
  const portable = RULES.filter(
    ({ headers }) => !Object.values(headers).some((value) => value.includes(':splat')),
  );
  const rules = [
    // These hosts compress by themselves, and say so.
    { path: '/*', headers: Object.fromEntries(Object.entries(COMMON).filter(([name]) => name !== 'Vary')) },
    ...portable.flatMap(({ paths, headers }) => paths.map((path) => ({ path, headers }))),
  ];
  return `${NOTICE}\n${rules.map(({ path, headers }) => `\n${path}\n${lines(headers)}`).join('')}`;
}

/** `_redirects`: a line for every moved page and its Markdown and JSON. The status is named, for the hosts' defaults differ. */
export function redirectsFile(redirects: Redirects): string {
  const moves = Object.entries(withTwins(redirects)).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${NOTICE}\n${moves.map(([from, to]) => `${from} ${to} 301\n`).join('')}`;
}

function lines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('');
}
