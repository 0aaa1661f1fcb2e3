import { parse } from 'yaml';

/** Pages that moved for good: old path to new path, both with their slashes. */
export type Redirects = Record<string, string>;

/** Where the table stands, from the project's root. */
export const REDIRECTS_FILE = 'content/redirects.yaml';

const PAGE = /^\/(?:[a-z0-9-]+\/)+$/;

/** The table from the text of its file. Throws for what is no table of page paths. */
export function readRedirects(text: string): Redirects {
  const table: unknown = parse(text) ?? {};
  if (typeof table !== 'object' || table === null || Array.isArray(table)) {
    throw new Error(`${REDIRECTS_FILE}: must be lines of \`/old/page/: /new/page/\`.`);
  }
  for (const path of Object.entries(table).flat()) {
    if (typeof path !== 'string' || !PAGE.test(path)) {
      throw new Error(
        `${REDIRECTS_FILE} · ${String(path)}: is no address of a page. Write it as \`/errors/git/some-error/\`.`,
      );
    }
  }
  return table as Redirects;
}

/** The table with the Markdown and JSON of error pages: they move with their page. */
export function withTwins(redirects: Redirects): Redirects {
  const isError = (path: string) => /^\/errors\/[^/]+\/[^/]+\/$/.test(path);
  const twins = Object.entries(redirects).flatMap(([from, to]) =>
    isError(from) && isError(to)
      ? ['.md', '.json'].map((ending) => [from.replace(/\/$/, ending), to.replace(/\/$/, ending)])
      : [],
  );
  return { ...redirects, ...(Object.fromEntries(twins) as Redirects) };
}

/** What is wrong with the table, a sentence each. `served` are the paths that the site answers itself. @internal Its tests call it. */
export function redirectProblems(redirects: Redirects, served: Set<string>): string[] {
  return Object.entries(redirects).flatMap(([from, to]) => {
    if (served.has(from)) return [`${from} is a page and a redirect. Remove the redirect or the page.`];
    if (from === to) return [`${from} leads to itself. Name the page that it moved to.`];
    const next = redirects[to];
    if (next === from) return [`${from} and ${to} lead to each other. Name the page that both moved to.`];
    if (next !== undefined) return [`${from} leads to ${to}, which moved on. Name ${next} instead.`];
    return served.has(to)
      ? []
      : [`${from} leads to ${to}, which is no page. Name the page that it moved to.`];
  });
}
