import { absoluteUrl } from '../urls.ts';
import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** Other pages, each with how it is related and why. */
export const related = {
  id: 'related',
  title: 'Related errors',
  markdown: (view) =>
    list([
      ...view.related.map(
        ({ kind, title, url, why, check }) =>
          `${kind}: [${title}](${absoluteUrl(url)}). ${why}${check ? ` How to tell: ${check}` : ''}`,
      ),
      ...view.comparisons.map(({ title, url }) => `compared: [${title}](${absoluteUrl(url)})`),
    ]),
  json: (view) => ({ related: view.related.map(({ id, kind, why, check }) => ({ id, kind, why, check })) }),
} satisfies Section;
